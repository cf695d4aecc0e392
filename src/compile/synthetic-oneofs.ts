import { type DescriptorProto, OneofDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { create } from "./create.ts";

/**
 * Puts each proto3 `optional` field of a message into a oneof of its own, behind the written ones.
 * Names as protoc's parser.cc, GenerateSyntheticOneofs: "_" in front, then "X" until it is unique.
 * The second of two fields of one name, which the linker refuses, gets none: names stay short.
 */
export function declareSyntheticOneofs(message: DescriptorProto): void {
  const optional = message.field.filter((field) => field.proto3Optional);
  if (optional.length === 0) return;
  const names = new Set([...message.field, ...message.oneofDecl].map(({ name }) => name));
  const done = new Set<string>();
  for (const field of optional) {
    if (done.has(field.name)) continue;
    done.add(field.name);
    let name = field.name.startsWith("_") ? field.name : `_${field.name}`;
    while (names.has(name)) name = `X${name}`;
    names.add(name);
    field.oneofIndex = message.oneofDecl.length;
    const oneof = create(OneofDescriptorProtoSchema);
    oneof.name = name;
    message.oneofDecl.push(oneof);
  }
}
