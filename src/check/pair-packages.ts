import type { Package, SchemaFile } from "../schema/schema.ts";
import type { Pairs } from "./rule.ts";

/**
 * Pairs packages by name: within one world first, then what is left, where it is alone on its side,
 * as its files may have got another root.
 */
export function pairPackages(
  before: readonly SchemaFile[],
  after: readonly SchemaFile[],
): Pairs<"package"> {
  const left = { before: packagesOf(before), after: packagesOf(after) };
  const kept = [...takePairs(left, ({ name, files }) => JSON.stringify([files[0].world, name]))];
  kept.push(...takePairs(left, ({ name }) => name));
  return {
    kept,
    added: [...left.after].map((is) => ({ after: is, container: undefined })),
    removed: [...left.before].map((was) => ({ before: was, container: undefined })),
  };
}

interface Left {
  readonly before: Set<Package>;
  readonly after: Set<Package>;
}

/** Takes out what has the same key on both sides, and is the only one that has it. */
function* takePairs(left: Left, keyOf: (one: Package) => string) {
  const others = onlyOnes(left.after, keyOf);
  for (const [key, was] of onlyOnes(left.before, keyOf)) {
    const is = others.get(key);
    if (was === undefined || is === undefined) continue;
    left.before.delete(was);
    left.after.delete(is);
    yield { before: was, after: is };
  }
}

/** Undefined stands for a key that several have. */
function onlyOnes(packages: Iterable<Package>, keyOf: (one: Package) => string) {
  const only = new Map<string, Package | undefined>();
  for (const each of packages) only.set(keyOf(each), only.has(keyOf(each)) ? undefined : each);
  return only;
}

function packagesOf(files: readonly SchemaFile[]): Set<Package> {
  const packages = new Map<string, Package>();
  for (const file of files) {
    const name = file.desc.proto.package;
    const key = JSON.stringify([file.world, name]);
    const [first = file, ...others] = [...(packages.get(key)?.files ?? []), file];
    packages.set(key, { kind: "package", name, files: [first, ...others] });
  }
  return new Set(packages.values());
}
