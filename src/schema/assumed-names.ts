import type { DescFile } from "@bufbuild/protobuf";
import type { Schema } from "./schema.ts";

const none: ReadonlySet<string> = new Set();

/**
 * Whether nobody knows what a full name means to a compared file: whether it, or a file that it imports
 * directly or not, uses the name without a definition. It depends on those files alone, whatever else
 * is compiled.
 */
export function assumedNames(schema: Schema): (file: DescFile, name: string) => boolean {
  const worlds = new Map(schema.files.map((file) => [file.desc, file.world]));
  const inAny = new Map([...schema.assumed].map(([world, byPath]) => [world, unionOf(byPath)]));
  const known = new Map<DescFile, ReadonlySet<string>>();
  return (file, name) => {
    const world = worlds.get(file) ?? "";
    // Most names are known everywhere, and chains of imports can be long.
    if (inAny.get(world)?.has(name) !== true) return false;
    const names = known.get(file) ?? namesBelow(file, schema.assumed.get(world));
    known.set(file, names);
    return names.has(name);
  };
}

type NamesByPath = ReadonlyMap<string, ReadonlySet<string>>;

function unionOf(byPath: NamesByPath): ReadonlySet<string> {
  return new Set([...byPath.values()].flatMap((names) => [...names]));
}

function namesBelow(file: DescFile, byPath: NamesByPath | undefined): ReadonlySet<string> {
  const files = new Set([file]);
  // A set hands out what is added while it is being walked.
  for (const one of files) for (const dependency of one.dependencies) files.add(dependency);
  return new Set([...files].flatMap((one) => [...(byPath?.get(one.proto.name) ?? none)]));
}
