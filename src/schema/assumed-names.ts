import type { DescFile } from "@bufbuild/protobuf";
import type { Schema } from "./schema.ts";

const none: ReadonlySet<string> = new Set();

/**
 * What of a compared file nobody knows: the full names that it, or a file that it imports directly or
 * not, uses without a definition. It depends on those files alone, whatever else is compiled.
 */
export function assumedNames(schema: Schema): (file: DescFile) => ReadonlySet<string> {
  const worlds = new Map(schema.files.map((file) => [file.desc, file.world]));
  const known = new Map<DescFile, ReadonlySet<string>>();
  return (file) => {
    const byPath = schema.assumed.get(worlds.get(file) ?? "");
    if (byPath === undefined || byPath.size === 0) return none;
    const names = known.get(file) ?? new Set(closure(file).flatMap((one) => namesIn(one, byPath)));
    known.set(file, names);
    return names;
  };
}

function namesIn(file: DescFile, byPath: ReadonlyMap<string, ReadonlySet<string>>) {
  return [...(byPath.get(file.proto.name) ?? none)];
}

function closure(file: DescFile): readonly DescFile[] {
  const files = new Set([file]);
  // A set hands out what is added while it is being walked.
  for (const one of files) for (const dependency of one.dependencies) files.add(dependency);
  return [...files];
}
