import type {
  DescriptorProto,
  EnumDescriptorProto,
  FieldDescriptorProto,
  FileDescriptorProto,
  ServiceDescriptorProto,
} from "@bufbuild/protobuf/wkt";
import {
  Edition,
  EnumOptionsSchema,
  EnumValueOptionsSchema,
  ExtensionRangeOptionsSchema,
  FieldOptionsSchema,
  FileOptionsSchema,
  MessageOptionsSchema,
  MethodOptionsSchema,
  OneofOptionsSchema,
  ServiceOptionsSchema,
} from "@bufbuild/protobuf/wkt";
import type { PartKind } from "../../check/stub.ts";
import { descriptorForms } from "../embedded/embedded.ts";
import { fieldShape } from "./field-shape.ts";
import { noOptions, optionsOf } from "./options-of.ts";
import type { Copy, Part, Parts } from "./part.ts";

/**
 * The parts of one copy of a file, without what its form leaves out or adds. Imports, comments and
 * the file's own name are no parts: generators drop or rewrite them.
 */
export function partsOf(copy: Copy): Parts {
  const parts = new Map<string, Part>();
  const add: Add = (kind, name, rest) => {
    const key = partKey(kind, name);
    if (!parts.has(key)) parts.set(key, { kind, name, ...rest });
    return key;
  };
  const { proto } = copy;
  const at: Place = { copy, add, parent: undefined, scope: proto.package, path: [], depth: 0 };
  const file = add("file", proto.package, {
    parent: undefined,
    path: [],
    shape: new Map([["syntax", syntaxOf(proto)]]),
    options: optionsOf(FileOptionsSchema, proto.options, copy),
  });
  const inside = { ...at, parent: file };
  for (const [index, message] of proto.messageType.entries()) {
    addMessage(message, below(inside, 4, index));
  }
  for (const [index, type] of proto.enumType.entries()) addEnum(type, below(inside, 5, index));
  for (const [index, service] of proto.service.entries()) {
    addService(service, below(inside, 6, index));
  }
  addExtensions(proto.extension, inside, 7);
  return parts;
}

/** What a part is found by. */
export function partKey(kind: PartKind, name: string): string {
  return `${kind} ${name}`;
}

type Add = (kind: PartKind, name: string, rest: Omit<Part, "kind" | "name">) => string;

/** Where a declaration stands. */
interface Place {
  readonly copy: Copy;
  readonly add: Add;
  readonly parent: string | undefined;
  /** The full name of what is around it. */
  readonly scope: string;
  readonly path: readonly number[];
  readonly depth: number;
}

function below(place: Place, component: number, index: number): Place {
  return { ...place, path: [...place.path, component, index] };
}

function within(place: Place, parent: string, scope: string): Place {
  return { ...place, parent, scope, depth: place.depth + 1 };
}

function nameIn({ scope }: Place, name: string): string {
  return scope === "" ? name : `${scope}.${name}`;
}

function syntaxOf({ syntax, edition }: FileDescriptorProto): string {
  if (syntax !== "editions") return syntax === "" ? "proto2" : syntax;
  return `edition ${Edition[edition] ?? edition}`.replace("EDITION_", "");
}

/** No schema nests deeper: protoc refuses more than 32. What does was not made by a generator. */
const deepest = 100;

function addMessage(message: DescriptorProto, place: Place): void {
  const { copy, add, path, parent } = place;
  const name = nameIn(place, message.name);
  const { options } = message;
  const shape = new Map([
    ["reserved numbers", rangesOf(message.reservedRange)],
    ["reserved names", message.reservedName.join(", ")],
    ["extension ranges", rangesOf(message.extensionRange)],
  ]);
  const known = optionsOf(MessageOptionsSchema, options, copy);
  const ranges = message.extensionRange.map((range) => {
    return optionsOf(ExtensionRangeOptionsSchema, range.options, copy);
  });
  const values = new Map(known.values);
  for (const [index, range] of ranges.entries()) {
    for (const [option, value] of range.values) values.set(`${option} of range ${index}`, value);
  }
  const isPartial = known.isPartial || ranges.some((range) => range.isPartial);
  const key = add("message", name, { parent, path, shape, options: { values, isPartial } });
  if (place.depth > deepest) return;
  const inside = within(place, key, name);
  for (const [index, field] of message.field.entries()) {
    const own = below(inside, 2, index);
    add("field", nameIn(own, field.name), {
      parent: key,
      path: own.path,
      shape: fieldShape(field, message, copy),
      options: optionsOf(FieldOptionsSchema, field.options, copy),
    });
  }
  addOneofs(message, inside);
  for (const [index, nested] of message.nestedType.entries()) {
    addMessage(nested, below(inside, 3, index));
  }
  for (const [index, type] of message.enumType.entries()) addEnum(type, below(inside, 4, index));
  addExtensions(message.extension, inside, 6);
}

/** Those that a compiler makes up for `optional` are told by their fields. */
function addOneofs(message: DescriptorProto, place: Place): void {
  const isSynthetic = (index: number) =>
    message.field.some((field) => field.proto3Optional && field.oneofIndex === index);
  for (const [index, oneof] of message.oneofDecl.entries()) {
    if (isSynthetic(index)) continue;
    const { path, add, parent, copy } = below(place, 8, index);
    const options = optionsOf(OneofOptionsSchema, oneof.options, copy);
    add("oneof", nameIn(place, oneof.name), { parent, path, shape: new Map(), options });
  }
}

function addEnum(type: EnumDescriptorProto, place: Place): void {
  const { copy, add, parent, path } = place;
  const name = nameIn(place, type.name);
  const shape = new Map([
    ["reserved numbers", rangesOf(type.reservedRange)],
    ["reserved names", type.reservedName.join(", ")],
  ]);
  const options = optionsOf(EnumOptionsSchema, type.options, copy);
  const key = add("enum", name, { parent, path, shape, options });
  const inside = within(place, key, name);
  for (const [index, value] of type.value.entries()) {
    const own = below(inside, 2, index);
    add("enum value", nameIn(own, value.name), {
      parent: key,
      path: own.path,
      shape: new Map([["number", `${value.number}`]]),
      options: optionsOf(EnumValueOptionsSchema, value.options, copy),
    });
  }
}

function addService(service: ServiceDescriptorProto, place: Place): void {
  const { copy, add, parent, path } = place;
  const name = nameIn(place, service.name);
  const options = optionsOf(ServiceOptionsSchema, service.options, copy);
  const key = add("service", name, { parent, path, shape: new Map(), options });
  const inside = within(place, key, name);
  for (const [index, method] of service.method.entries()) {
    const own = below(inside, 2, index);
    const { inputType, outputType, clientStreaming, serverStreaming } = method;
    add("rpc", nameIn(own, method.name), {
      parent: key,
      path: own.path,
      shape: new Map([
        ["request", `${clientStreaming ? "stream " : ""}${withoutDot(inputType)}`],
        ["response", `${serverStreaming ? "stream " : ""}${withoutDot(outputType)}`],
      ]),
      options: optionsOf(MethodOptionsSchema, method.options, copy),
    });
  }
}

function addExtensions(
  fields: readonly FieldDescriptorProto[],
  place: Place,
  component: number,
): void {
  const { copy, add, parent } = place;
  if (!descriptorForms[copy.form].extensions) return;
  for (const [index, field] of fields.entries()) {
    const shape = new Map(fieldShape(field, undefined, copy));
    shape.set("extended message", withoutDot(field.extendee));
    shape.delete("JSON name");
    add("extension", nameIn(place, field.name), {
      parent,
      path: below(place, component, index).path,
      shape,
      options: field.options ? optionsOf(FieldOptionsSchema, field.options, copy) : noOptions,
    });
  }
}

function rangesOf(ranges: readonly { readonly start: number; readonly end: number }[]): string {
  return ranges.map(({ start, end }) => `${start}-${end}`).join(", ");
}

function withoutDot(name: string): string {
  return name.replace(/^\./, "");
}
