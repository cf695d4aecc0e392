import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import { copyOf } from "../../compile/copy.ts";
import { linkedFile } from "../../compile/linked-file.ts";
import { optionHolders } from "../../compile/options/holders.ts";

/**
 * A linked descriptor as an image holds it: its own name and those of its imports are import names,
 * what was assumed is left out, and so are options that nobody understood.
 */
export function imageFileOf(
  linked: FileDescriptorProto,
  names: ReadonlyMap<string, string>,
): FileDescriptorProto {
  const { proto } = withoutUnknownOptions(linked);
  proto.name = names.get(linked.name) ?? linked.name;
  const kept = new Map<string, number>();
  const moved = linked.dependency.map((path) => {
    const name = names.get(path);
    if (name === undefined) return undefined;
    const index = kept.get(name) ?? kept.size;
    kept.set(name, index);
    return index;
  });
  proto.dependency = [...kept.keys()];
  proto.publicDependency = linked.publicDependency.flatMap((index) => moved[index] ?? []);
  proto.weakDependency = linked.weakDependency.flatMap((index) => moved[index] ?? []);
  proto.optionDependency = linked.optionDependency.flatMap((path) => names.get(path) ?? []);
  return proto;
}

function withoutUnknownOptions(proto: FileDescriptorProto) {
  const file = linkedFile(proto, undefined);
  for (const { kind, owner } of optionHolders(file)) {
    if (owner.options === undefined) continue;
    const known = copyOf(kind.schema, owner.options);
    known.uninterpretedOption = [];
    owner.options = known;
  }
  return file;
}
