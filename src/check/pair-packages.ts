import type { Package, SchemaFile } from "../schema/schema.ts";
import type { Pairs } from "./rule.ts";

/** Pairs packages by name within one world. */
export function pairPackages(
  before: readonly SchemaFile[],
  after: readonly SchemaFile[],
): Pairs<"package"> {
  const kept: { before: Package; after: Package }[] = [];
  const removed: { before: Package; container: undefined }[] = [];
  const left = packagesOf(after);
  for (const [key, was] of packagesOf(before)) {
    const is = left.get(key);
    if (is === undefined) removed.push({ before: was, container: undefined });
    else kept.push({ before: was, after: is });
    left.delete(key);
  }
  return {
    kept,
    added: [...left.values()].map((is) => ({ after: is, container: undefined })),
    removed,
  };
}

function packagesOf(files: readonly SchemaFile[]): Map<string, Package> {
  const packages = new Map<string, Package>();
  for (const file of files) {
    const name = file.desc.proto.package;
    const key = JSON.stringify([file.world, name]);
    const known = packages.get(key)?.files ?? [];
    const [first = file, ...others] = [...known, file];
    packages.set(key, { kind: "package", name, files: [first, ...others] });
  }
  return packages;
}
