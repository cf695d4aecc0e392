import type { Span } from "../text/span.ts";
import type { GeneratedFile } from "./generated-file.ts";
import type { ToolId } from "./tool.ts";

/** A version that headers of some files name: that of their generator, or of the compiler. */
export interface Stamp {
  readonly tool: ToolId;
  /** As the headers name the tool. */
  readonly name: string;
  readonly version: string;
  /** What the files have in common beside it. */
  readonly tree: string;
  readonly first: GeneratedFile;
  readonly files: readonly GeneratedFile[];
  /** The line of the first file that says so. */
  readonly at: Span;
}

/** The stamps of files, those of one tree together. Versions that are only bounded are none. */
export function stampsOf(
  generated: readonly GeneratedFile[],
  treeOf: (file: GeneratedFile) => string,
): readonly Stamp[] {
  const stamps = new Map<string, Stamp & { readonly files: GeneratedFile[] }>();
  for (const file of generated) {
    const tree = treeOf(file);
    for (const { tool, name, version, at } of versionsOf(file)) {
      const key = JSON.stringify([tool, name, version, tree]);
      const known = stamps.get(key);
      if (known !== undefined) known.files.push(file);
      else stamps.set(key, { tool, name, version, tree, first: file, files: [file], at });
    }
  }
  return [...stamps.values()];
}

function versionsOf(file: GeneratedFile) {
  const { generator, generatorName, version, protoc, at, versionAt, protocAt } = file;
  const own =
    generator !== "protoc" && version?.kind === "exact"
      ? [{ tool: generator, name: generatorName, version: version.version, at: versionAt ?? at }]
      : [];
  const compiler =
    protoc?.kind === "exact"
      ? [{ tool: "protoc" as const, name: "protoc", version: protoc.version, at: protocAt ?? at }]
      : [];
  return [...own, ...compiler];
}

/** " (and 33 more files, such as gen/b.pb.go)" */
export function filesWords({ files }: Pick<Stamp, "files">): string {
  const [, second, ...others] = files;
  if (second === undefined) return "";
  const count = others.length + 1;
  return count === 1
    ? ` (and ${second.path})`
    : ` (and ${count} more files, such as ${second.path})`;
}
