import {
  type DescriptorProto,
  type EnumDescriptorProto,
  type FieldDescriptorProto,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
} from "@bufbuild/protobuf/wkt";
import type { ParsedFile } from "../compile/parsed-file.ts";

/** What a number of a message or an enum stood for in one version of a file. */
export interface Slot {
  readonly number: number;
  /** All of them: an enum's number may have several. */
  readonly names: readonly string[];
  readonly jsonName: string;
  /** As it is written, see `PastSlot`. */
  readonly type: string;
  /** The path of its (first) declaration in the file's descriptor. */
  readonly path: readonly number[];
}

/** The slots of every message and enum of a version, by `slotsKey`. */
export type Containers = ReadonlyMap<string, readonly Slot[]>;

export function slotsKey(kind: "message" | "enum", typeName: string): string {
  return `${kind} ${typeName}`;
}

/** All that a file declares; it need not be linked. */
export function containersIn({ proto }: ParsedFile): Containers {
  const containers = new Map<string, readonly Slot[]>();
  const scope = proto.package === "" ? "" : `${proto.package}.`;
  for (const [index, message] of proto.messageType.entries()) {
    addMessage(message, scope, [4, index], containers);
  }
  for (const [index, type] of proto.enumType.entries()) {
    containers.set(slotsKey("enum", scope + type.name), valuesOf(type, [5, index]));
  }
  return containers;
}

function addMessage(
  message: DescriptorProto,
  scope: string,
  path: readonly number[],
  containers: Map<string, readonly Slot[]>,
): void {
  const name = scope + message.name;
  const slots = message.field.map((field, index): Slot => {
    const { number, jsonName } = field;
    return {
      number,
      jsonName,
      names: [field.name],
      type: typeOf(field, message),
      path: [...path, 2, index],
    };
  });
  containers.set(slotsKey("message", name), slots);
  for (const [index, nested] of message.nestedType.entries()) {
    if (!isMapEntry(nested)) addMessage(nested, `${name}.`, [...path, 3, index], containers);
  }
  for (const [index, type] of message.enumType.entries()) {
    const values = valuesOf(type, [...path, 4, index]);
    containers.set(slotsKey("enum", `${name}.${type.name}`), values);
  }
}

function valuesOf(type: EnumDescriptorProto, path: readonly number[]): readonly Slot[] {
  const slots = new Map<number, Slot>();
  for (const [index, { name, number }] of type.value.entries()) {
    const slot = slots.get(number) ?? empty(number, [...path, 2, index]);
    slots.set(number, { ...slot, names: [...slot.names, name] });
  }
  return [...slots.values()];
}

function empty(number: number, path: readonly number[]): Slot {
  return { number, names: [], jsonName: "", type: "", path };
}

function typeOf(field: FieldDescriptorProto, message: DescriptorProto): string {
  const entry = message.nestedType.find(
    (nested) => isMapEntry(nested) && nested.name === field.typeName,
  );
  const [key, value] = entry?.field ?? [];
  if (key !== undefined && value !== undefined) return `map<${wordOf(key)}, ${wordOf(value)}>`;
  const isRepeated = field.label === FieldDescriptorProto_Label.REPEATED;
  return isRepeated ? `repeated ${wordOf(field)}` : wordOf(field);
}

/** A named type has no type of its own before linking, except that a group is one. */
function wordOf({ type, typeName }: FieldDescriptorProto): string {
  if (type === FieldDescriptorProto_Type.GROUP) return `group ${typeName}`;
  return typeName === "" ? FieldDescriptorProto_Type[type].toLowerCase() : typeName;
}

/** Only the parser sets this option: written in a schema it is not interpreted yet. */
function isMapEntry(message: DescriptorProto): boolean {
  return message.options?.mapEntry === true;
}
