import { posix } from "node:path";
import { parseDocument } from "yaml";
import type { Root, RootSet } from "../select/selection.ts";
import { SourceError } from "../text/errors.ts";

const names = ["buf.work.yaml", "buf.yaml"] as const;
const top = { line: 1, column: 1 };

/** Where a buf.yaml or buf.work.yaml that governs one of these files may stand: beside it or above. */
export function bufConfigPaths(protoPaths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of protoPaths) {
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) {
      folders.add(folder);
    }
  }
  return [...folders].sort().flatMap((folder) => names.map((name) => posix.join(folder, name)));
}

/**
 * The roots that these files (path -> text) declare: a workspace is one set, a module outside of
 * every workspace is a set of its own. Source of the meaning: the reference of buf.yaml v1beta1, v1
 * and v2, and of buf.work.yaml v1. Throws SourceError for text that is not YAML, or a path that
 * leaves the source.
 */
export function bufRootSets(texts: ReadonlyMap<string, string>): readonly RootSet[] {
  const modules = new Map<string, readonly string[]>();
  const workspaces: (readonly string[])[] = [];
  for (const [path, text] of texts) {
    const folder = folderOf(path);
    const content = contentOf(path, text);
    if (path.endsWith("buf.work.yaml")) {
      workspaces.push(foldersIn(path, folder, strings(content.directories)));
    } else {
      modules.set(folder, moduleFolders(path, folder, content));
    }
  }
  const inWorkspaces = new Set(workspaces.flat());
  const alone = [...modules].filter(([folder]) => !inWorkspaces.has(folder));
  return [
    ...workspaces.map((folders) => folders.flatMap((folder) => modules.get(folder) ?? [folder])),
    ...alone.map(([, folders]) => folders),
  ].map(rootSet);
}

function moduleFolders(path: string, folder: string, content: Content): readonly string[] {
  const declared = isContent(content.build) ? strings(content.build.roots) : [];
  const listed = Array.isArray(content.modules)
    ? content.modules.filter(isContent).map((module) => String(module.path ?? "."))
    : [];
  const folders = [...declared, ...listed];
  return folders.length === 0 ? [folder] : foldersIn(path, folder, folders);
}

type Content = Readonly<Record<string, unknown>>;

function contentOf(path: string, text: string): Content {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) {
    const [from, to] = error.linePos ?? [];
    const start = { line: from?.line ?? 1, column: from?.col ?? 1 };
    const end = { line: to?.line ?? start.line, column: to?.col ?? start.column + 1 };
    const [reason = error.code] = error.message.split(" at line ");
    throw new SourceError(`not valid YAML: ${reason}`, { path, start, end });
  }
  const content = expanded(document, path);
  return isContent(content) ? content : {};
}

/** The package bounds what aliases may expand to, and throws a ReferenceError beyond that. */
function expanded(document: ReturnType<typeof parseDocument>, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new SourceError("its aliases expand without bound", { path, start: top, end: top });
  }
}

function foldersIn(path: string, folder: string, relative: readonly string[]): readonly string[] {
  return relative.map((name) => {
    const joined = posix.normalize(posix.join(folder, name)).replace(/\/$/, "");
    if (joined === ".." || joined.startsWith("../") || posix.isAbsolute(name)) {
      throw new SourceError(`"${name}" leads out of the repository`, {
        path,
        start: top,
        end: top,
      });
    }
    return joined === "." ? "" : joined;
  });
}

function rootSet(folders: readonly string[]): RootSet {
  return [...new Set(folders)].map((folder): Root => ({ folder, prefix: "" }));
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === "." ? "" : folder;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function isContent(value: unknown): value is Content {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
