import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from "@bufbuild/protobuf/wkt";
import { areDistinct } from "../distinct.ts";
import { type MessageElement, pathIn } from "../linked-file.ts";
import { mapEntryNameOf } from "../names.ts";
import { placeOf } from "../report.ts";
import { tags } from "../tags.ts";
import type { Validation } from "./validation.ts";

interface Named {
  readonly kind: "field" | "oneof" | "message" | "enum" | "enum value" | "extension" | "map entry";
  readonly path: readonly number[];
}

/** Names inside one message must differ, whatever kind they are of. */
export function validateScope(message: MessageElement, { report }: Validation): void {
  if (areDistinct(allNames(message))) return;
  const names = new Map<string, Named>();
  for (const [name, named] of namesIn(message)) {
    const other = names.get(name);
    if (other === undefined) {
      names.set(name, named);
      continue;
    }
    const place = placeOf(message.file, other.path);
    const isEntry = named.kind === "map entry" || other.kind === "map entry";
    const isValue = named.kind === "enum value" || other.kind === "enum value";
    const entry = isEntry ? " (a map field makes a message of that name)" : "";
    const value = isValue ? " (values of an enum stand beside the enum, not in it)" : "";
    report(named.path, `"${message.name}.${name}" is already defined at ${place}${entry}${value}`);
  }
}

/** The short way to the usual answer. */
function allNames({ proto }: MessageElement): readonly string[] {
  const names = proto.field.map(({ name }) => name);
  for (const { name } of proto.oneofDecl) names.push(name);
  for (const { name } of proto.nestedType) names.push(name);
  for (const { name } of proto.extension) names.push(name);
  for (const type of proto.enumType) {
    names.push(type.name);
    for (const { name } of type.value) names.push(name);
  }
  return names;
}

function* namesIn(message: MessageElement): Generator<readonly [string, Named]> {
  const { proto } = message;
  const mapFields = mapFieldNames(message);
  for (const [index, { name }] of proto.field.entries()) {
    yield [
      name,
      { kind: "field", path: pathIn(message, tags.message.field, index, tags.field.name) },
    ];
  }
  for (const [index, { name }] of proto.oneofDecl.entries()) {
    yield [
      name,
      { kind: "oneof", path: pathIn(message, tags.message.oneofDecl, index, tags.oneof.name) },
    ];
  }
  for (const [index, { name, options }] of proto.nestedType.entries()) {
    const own = pathIn(message, tags.message.nestedType, index, tags.message.name);
    if (options?.mapEntry !== true) yield [name, { kind: "message", path: own }];
    else yield [name, { kind: "map entry", path: mapFields.shift() ?? own }];
  }
  for (const [index, type] of proto.enumType.entries()) {
    const own = pathIn(message, tags.message.enumType, index);
    yield [type.name, { kind: "enum", path: [...own, tags.enum.name] }];
    for (const [at, { name }] of type.value.entries()) {
      const value = [...own, tags.enum.value, at, tags.enumValue.name];
      yield [name, { kind: "enum value", path: value }];
    }
  }
  for (const [index, { name }] of proto.extension.entries()) {
    const own = pathIn(message, tags.message.extension, index, tags.field.name);
    yield [name, { kind: "extension", path: own }];
  }
}

/** Where the names of the map fields stand, in the order of their entries. */
function mapFieldNames(message: MessageElement): (readonly number[])[] {
  const { proto } = message;
  const entries = proto.nestedType.filter(({ options }) => options?.mapEntry === true);
  const names = new Set(entries.map((entry) => entry.name));
  return [...proto.field.entries()]
    .filter(([, { name, type, label }]) => {
      const isRepeatedMessage = type === Type.MESSAGE && label === Label.REPEATED;
      return isRepeatedMessage && names.has(mapEntryNameOf(name));
    })
    .map(([index]) => pathIn(message, tags.message.field, index, tags.field.name));
}
