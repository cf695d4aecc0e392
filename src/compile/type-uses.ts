import type { FieldDescriptorProto } from "@bufbuild/protobuf/wkt";
import { FieldDescriptorProto_Type } from "@bufbuild/protobuf/wkt";
import { type LinkedFile, pathIn, type TypeElement } from "./linked-file.ts";
import { tags } from "./tags.ts";

/** A place where a linked file uses a type. */
export interface TypeUse {
  /** The full name, without a leading dot. */
  readonly name: string;
  readonly kind: TypeElement["kind"];
  /** Undefined for an extendee and for the types of an rpc, which are messages always. */
  readonly field: FieldDescriptorProto | undefined;
  readonly pathOf: () => readonly number[];
}

/** Every use of a type in a file whose names are resolved. */
export function* typeUses(file: LinkedFile): Generator<TypeUse> {
  for (const message of file.messages) {
    for (const [index, field] of message.proto.field.entries()) {
      if (field.typeName === "") continue;
      yield fieldUse(field, () => pathIn(message, tags.message.field, index, tags.field.typeName));
    }
  }
  for (const extension of file.extensions) {
    const { proto } = extension;
    yield messageUse(proto.extendee, () => pathIn(extension, tags.field.extendee));
    if (proto.typeName === "") continue;
    yield fieldUse(proto, () => pathIn(extension, tags.field.typeName));
  }
  for (const service of file.services) {
    for (const [index, { inputType, outputType }] of service.proto.method.entries()) {
      const own = pathIn(service, tags.service.method, index);
      yield messageUse(inputType, () => [...own, tags.method.inputType]);
      yield messageUse(outputType, () => [...own, tags.method.outputType]);
    }
  }
}

function fieldUse(field: FieldDescriptorProto, pathOf: TypeUse["pathOf"]): TypeUse {
  const kind = field.type === FieldDescriptorProto_Type.ENUM ? "enum" : "message";
  return { name: field.typeName.slice(1), kind, field, pathOf };
}

function messageUse(typeName: string, pathOf: TypeUse["pathOf"]): TypeUse {
  return { name: typeName.slice(1), kind: "message", field: undefined, pathOf };
}
