import type { BufVersion } from "../policy/buf-rules.ts";
import { isBelow } from "../policy/path-filter.ts";
import { UsageError } from "../text/errors.ts";
import type { Span } from "../text/span.ts";
import { readYaml } from "../text/tree/read-yaml.ts";
import type { Tree } from "../text/tree/tree.ts";
import type { BufDeclaration, ModuleDeclaration } from "./declaration.ts";
import { requireDistinct } from "./distinct.ts";
import { pathIn } from "./path-in.ts";
import { readBreaking } from "./read-breaking.ts";
import { readModule } from "./read-module.ts";
import { fieldsOf, itemsOf, oneOf, wordsOf } from "./yaml/fields.ts";

/**
 * What a buf.yaml says of modules and breaking changes. Which keys there are and what paths start
 * from was tried out with buf 1.75.0. Throws a UsageError with the place of what buf refuses, too.
 */
export function readBuf(path: string, folder: string, text: string): BufDeclaration {
  const node = readYaml(path, text);
  const version = versionOf(node);
  switch (version) {
    case "v1beta1":
    case "v1":
      return readModuleFile(node, path, folder, version);
    case "v2":
      return readWorkspaceFile(node, path, folder);
  }
}

const versions = ["v1beta1", "v1", "v2"] as const;

function versionOf(node: Tree): BufVersion {
  const entry = node.kind === "mapping" ? node.entries.get("version") : undefined;
  const version = oneOf(entry, '"version"', versions);
  if (version !== undefined) return version.value;
  throw new UsageError('"version" is not set', 'add "version: v2", or the one you mean', node.at);
}

const moduleFileKeys = ["version", "name", "deps", "build", "lint", "breaking"] as const;

/** In v1beta1 a module may have several roots, and the paths that it ignores start from those. */
function readModuleFile(
  node: Tree,
  path: string,
  folder: string,
  version: "v1beta1" | "v1",
): BufDeclaration {
  const fields = fieldsOf(node, `buf.yaml ${version}`, moduleFileKeys);
  const build = fields.get("build");
  const buildKeys = version === "v1" ? (["excludes"] as const) : (["roots", "excludes"] as const);
  const parts =
    build === undefined
      ? undefined
      : fieldsOf<"roots" | "excludes">(build.value, '"build"', buildKeys);
  const roots = wordsOf(parts?.get("roots"), '"roots"');
  const excludes = wordsOf(parts?.get("excludes"), '"excludes"');
  const folders = roots.map((root) => ({ folder: pathIn(folder, root), at: root.at }));
  requireApart(folders);
  const modules = (roots.length === 0 ? [{ folder, at: undefined }] : folders).map((root) => {
    const inside = excludes.filter((each) => isBelow(pathIn(folder, each), root.folder));
    return { ...root, prefix: "", includes: [], excludes: inside, breaking: undefined };
  });
  const lost = excludes.find((each) => !modules.some((module) => module.excludes.includes(each)));
  if (lost !== undefined) {
    throw new UsageError(`"${lost.text}" is in none of the roots`, undefined, lost.at);
  }
  return {
    kind: "buf",
    path,
    folder,
    version,
    modules,
    lists: roots.length > 0,
    breaking: readBreaking(fields.get("breaking"), version),
    plugins: undefined,
  };
}

function requireApart(roots: readonly { readonly folder: string; readonly at: Span }[]): void {
  for (const [index, { folder, at }] of roots.entries()) {
    const earlier = roots.slice(0, index).map((root) => root.folder);
    const other = earlier.find((each) => isBelow(each, folder) || isBelow(folder, each));
    if (other === undefined) continue;
    throw new UsageError(`"${folder || "."}" overlaps with "${other || "."}"`, undefined, at);
  }
}

const workspaceFileKeys = [
  "version",
  "name",
  "modules",
  "deps",
  "lint",
  "breaking",
  "plugins",
  "policies",
] as const;

const moduleKeys = ["path", "name", "includes", "excludes", "lint", "breaking"] as const;

function readWorkspaceFile(node: Tree, path: string, folder: string): BufDeclaration {
  const fields = fieldsOf(node, "buf.yaml v2", workspaceFileKeys);
  const listed = itemsOf(fields.get("modules"), '"modules"').map((item) =>
    readModule(item, fieldsOf(item, 'an item of "modules"', moduleKeys), folder, "v2"),
  );
  const whole: ModuleDeclaration = {
    folder,
    prefix: "",
    at: undefined,
    includes: [],
    excludes: [],
    breaking: undefined,
  };
  requireDistinct(listed);
  const plugins = [fields.get("plugins"), fields.get("policies")].find(
    (entry) => entry?.value.kind === "list" && entry.value.items.length > 0,
  );
  return {
    kind: "buf",
    path,
    folder,
    version: "v2",
    modules: listed.length === 0 ? [whole] : listed,
    lists: listed.length > 0,
    breaking: readBreaking(fields.get("breaking"), "v2"),
    plugins: plugins?.at,
  };
}
