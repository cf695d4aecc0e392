import type { SchemaFile } from "../schema/schema.ts";
import type { Pairs } from "./rule.ts";

/**
 * Pairs files by path, and what is left by import name within one world, so that a folder may be
 * renamed. An import name that several of the files left share pairs none of them.
 */
export function pairFiles(
  before: readonly SchemaFile[],
  after: readonly SchemaFile[],
): Pairs<"file"> {
  const byPath = uniquePartners(before, after, (file) => file.path);
  const taken = new Set(byPath.values());
  const byImportName = uniquePartners(
    before.filter((file) => !byPath.has(file)),
    after.filter((file) => !taken.has(file)),
    (file) => JSON.stringify([file.world, file.importName]),
  );
  const partners = new Map([...byPath, ...byImportName]);
  const found = new Set(partners.values());
  return {
    kept: [...partners].map(([was, is]) => ({ before: was, after: is })),
    added: after
      .filter((file) => !found.has(file))
      .map((is) => ({ after: is, container: undefined })),
    removed: before
      .filter((file) => !partners.has(file))
      .map((was) => ({ before: was, container: undefined })),
  };
}

function uniquePartners(
  before: readonly SchemaFile[],
  after: readonly SchemaFile[],
  key: (file: SchemaFile) => string,
): ReadonlyMap<SchemaFile, SchemaFile> {
  const sides = { before: uniqueByKey(before, key), after: uniqueByKey(after, key) };
  const partners = new Map<SchemaFile, SchemaFile>();
  for (const [name, was] of sides.before) {
    const is = sides.after.get(name);
    if (was !== undefined && is !== undefined) partners.set(was, is);
  }
  return partners;
}

/** Undefined stands for a key that several have. */
function uniqueByKey(
  files: readonly SchemaFile[],
  key: (file: SchemaFile) => string,
): ReadonlyMap<string, SchemaFile | undefined> {
  const unique = new Map<string, SchemaFile | undefined>();
  for (const file of files) {
    const name = key(file);
    unique.set(name, unique.has(name) ? undefined : file);
  }
  return unique;
}
