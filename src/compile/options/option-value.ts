import { BinaryWriter } from "@bufbuild/protobuf/wire";
import { FieldDescriptorProto_Type as Type } from "@bufbuild/protobuf/wkt";
import type { EnumElement, ExtensionElement, MessageElement, TypeElement } from "../linked-file.ts";
import { writeMessage } from "./encode.ts";
import { missingRequired } from "./missing-required.ts";
import {
  addValue,
  emptyMessage,
  type FieldOfMessage,
  fieldWith,
  isRepeated,
  type OptionMessage,
  type OptionValue,
} from "./option-message.ts";
import { optionName } from "./option-name.ts";
import { failAtValue, type OptionPlace } from "./option-place.ts";
import { scalarOption } from "./scalar.ts";
import { settleMessage } from "./settle-message.ts";
import type { TextField, TextValue } from "./text-format.ts";

/** What is known of the fields that options have. Undefined: nobody can know. */
export interface OptionTypes {
  typeOf(field: FieldOfMessage): TypeElement | undefined;
  fieldOf(message: MessageElement, name: string): FieldOfMessage | undefined;
  extensionOf(scope: string, name: string): ExtensionElement | undefined;
  messageOf(name: string): MessageElement | undefined;
  asField(extension: ExtensionElement): FieldOfMessage;
  /** Whether a name that is not found may belong to something that nobody can look into. */
  mayHide(message: MessageElement | undefined): boolean;
}

/** What a value is given to: the option itself, or a field inside its aggregate value. */
interface Target {
  readonly place: OptionPlace;
  readonly inner: TextField | undefined;
}

/**
 * The value of a field for what is written; undefined where a type is not known. Throws a
 * SourceError at the option for a value that the field cannot have.
 */
export function optionValue(
  place: OptionPlace,
  field: FieldOfMessage,
  value: TextValue,
): OptionValue | undefined {
  return typedValue(field, value, { place, inner: undefined });
}

function typedValue(
  field: FieldOfMessage,
  value: TextValue,
  target: Target,
): OptionValue | undefined {
  const { type } = field.proto;
  switch (type) {
    case Type.MESSAGE:
    case Type.GROUP: {
      const message = target.place.types.typeOf(field);
      if (value.kind !== "message") return refuse(target, "a message, written as { field: value }");
      return message?.kind === "message" ? messageValue(message, value.fields, target) : undefined;
    }
    case Type.ENUM: {
      const enumType = target.place.types.typeOf(field);
      return enumType?.kind === "enum" ? enumNumber(enumType, value, target) : undefined;
    }
  }
  const scalar = scalarOption(type, value, target.inner !== undefined);
  if (typeof scalar === "object" && "kind" in scalar) return refuse(target, scalar.wanted);
  return scalar;
}

function enumNumber(type: EnumElement, value: TextValue, target: Target): number {
  if (value.kind === "integer" && target.inner !== undefined) {
    return BigInt.asIntN(32, value.value) === value.value
      ? Number(value.value)
      : refuse(target, `a value of the enum "${type.name}", not ${value.value}`);
  }
  if (value.kind !== "word") return refuse(target, `a value of the enum "${type.name}"`);
  const known = type.proto.value.find((candidate) => candidate.name === value.text);
  if (known === undefined) {
    return refuse(target, `a value of the enum "${type.name}", which has no "${value.text}"`);
  }
  return known.number;
}

function messageValue(
  type: MessageElement,
  fields: readonly TextField[],
  target: Target,
): OptionMessage | undefined {
  const message = emptyMessage(type);
  for (const written of fields) {
    const inner = { place: target.place, inner: written };
    if (written.kind === "any") {
      if (!addAny(message, written, inner)) return undefined;
      continue;
    }
    const field = fieldOf(type, written, target);
    if (field === undefined) return undefined;
    checkTarget(field, target.place);
    if (written.isList && !isRepeated(field)) refuse(inner, "a single value, not a list");
    for (const text of written.values) {
      const value = typedValue(field, text, inner);
      if (value === undefined) return undefined;
      const rival = target.place.isStrict ? rivalOf(field, message) : undefined;
      if (rival !== undefined) fail(inner, `"${rival}" of the same oneof is set, too`);
      if (!addValue(message, field, value)) refuse(inner, "given only once");
    }
  }
  return settleMessage(message, target.place.types);
}

/** Another field of the same oneof that has a value already. */
function rivalOf({ proto }: FieldOfMessage, message: OptionMessage): string | undefined {
  if (!Object.hasOwn(proto, "oneofIndex") || proto.extendee !== "") return undefined;
  const rival = message.type.proto.field.find(
    (other) =>
      Object.hasOwn(other, "oneofIndex") &&
      other.oneofIndex === proto.oneofIndex &&
      other.number !== proto.number &&
      fieldWith(message, other.number) !== undefined,
  );
  return rival?.name;
}

/** Groups go by the name of their message in text format: text_format.cc, ConsumeField. */
function fieldOf(
  type: MessageElement,
  written: TextField,
  target: Target,
): FieldOfMessage | undefined {
  const { types } = target.place;
  if (written.kind === "extension") {
    const extension = types.extensionOf(type.name, written.name);
    if (extension?.proto.extendee === type.typeName) return types.asField(extension);
    if (extension === undefined && types.mayHide(undefined)) return undefined;
    return fail(target, `"${written.name}" is not an extension of "${type.name}"`);
  }
  const field = types.fieldOf(type, written.name) ?? groupOf(type, written.name, types);
  if (field !== undefined || types.mayHide(type)) return field;
  return fail(target, `"${type.name}" has no field "${written.name}"`);
}

function groupOf(
  type: MessageElement,
  name: string,
  types: OptionTypes,
): FieldOfMessage | undefined {
  const field = types.fieldOf(type, name.toLowerCase());
  return field?.proto.typeName.endsWith(`.${name}`) && field.isDelimited ? field : undefined;
}

/** `[host/full.Name] { ... }` fills a google.protobuf.Any; false where the type is not known. */
function addAny(message: OptionMessage, written: TextField, target: Target): boolean {
  const { types } = target.place;
  const url = types.fieldOf(message.type, "type_url");
  const bytes = types.fieldOf(message.type, "value");
  const [value] = written.values;
  const slash = written.name.indexOf("/");
  const [host, name] = [written.name.slice(0, slash), written.name.slice(slash + 1)];
  if (message.type.name !== "google.protobuf.Any" || url === undefined || bytes === undefined) {
    return fail(target, `"${message.type.name}" is not google.protobuf.Any`);
  }
  if (value?.kind !== "message") return refuse(target, "a message, written as { field: value }");
  if (target.place.isStrict && !anyHosts.has(host)) {
    return fail(target, `"${host}" must be "type.googleapis.com", where types are known`);
  }
  const type = types.messageOf(name);
  if (type === undefined && types.mayHide(undefined)) return false;
  if (type === undefined) return fail(target, `"${name}" is not a message that can be seen here`);
  const content = messageValue(type, value.fields, target);
  if (content === undefined) return false;
  const missing = target.place.isStrict ? missingRequired(content) : undefined;
  if (missing !== undefined) return fail(target, `"${missing}" is required and not set`);
  const isNew = addValue(message, url, written.name) && addValue(message, bytes, encoded(content));
  return isNew || refuse(target, "given only once");
}

/** As protoc's text_format.cc, DefaultFinderFindAnyType. */
const anyHosts: ReadonlySet<string> = new Set(["type.googleapis.com", "type.googleprod.com"]);

function encoded(message: OptionMessage): Uint8Array {
  const writer = new BinaryWriter();
  writeMessage(writer, message);
  return writer.finish();
}

/** An option can say what it may be set on. As protoc's command_line_interface.cc, ValidateTargetConstraints. */
export function checkTarget(field: FieldOfMessage, place: OptionPlace): void {
  const targets = field.proto.options?.targets;
  if (targets === undefined || targets.length === 0) return;
  if (targets.includes(place.holder.kind.target)) return;
  const name = optionName(place.option);
  failAtValue(
    place,
    `"${field.proto.name}" in option "${name}" cannot be set on ${place.holder.kind.noun}`,
  );
}

function refuse(target: Target, wanted: string): never {
  return failAtValue(target.place, `${subjectOf(target)} must be ${wanted}`);
}

function fail(target: Target, message: string): never {
  return failAtValue(target.place, `${subjectOf(target)}: ${message}`);
}

/** `option "x"`, `field "y" of option "x"`. */
function subjectOf({ place, inner }: Target): string {
  const option = `option "${optionName(place.option)}"`;
  if (inner === undefined) return option;
  const name = inner.kind === "field" ? inner.name : `[${inner.name}]`;
  return `field "${name}" of ${option}`;
}
