import type { FieldDescriptorProto, FieldOptions } from "@bufbuild/protobuf/wkt";
import {
  Edition,
  FieldOptions_JSType,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from "@bufbuild/protobuf/wkt";
import { editionOf } from "../features.ts";
import type { TypeElement } from "../linked-file.ts";
import { mapEntryNameOf } from "../names.ts";
import { tags } from "../tags.ts";
import { validateFieldFeatures } from "./field-features.ts";
import { validateMapField } from "./map-field.ts";
import {
  type CheckedField,
  hasImplicitPresence,
  isOpen,
  isPackable,
  type Validation,
} from "./validation.ts";

/** Protoc's descriptor.cc, BuildFieldOrExtension and ValidateOptions, for extensions as well. */
export function validateField(field: CheckedField, validation: Validation): void {
  const { proto } = field;
  const edition = editionOf(field.file.proto);
  checkType(field, validation);
  if (Object.hasOwn(proto, "defaultValue")) checkDefault(field, edition, validation);
  if (proto.options !== undefined) checkOptions(field, validation);
  if (edition === Edition.EDITION_PROTO3) checkProto3(field, validation);
  if (edition >= Edition.EDITION_2023) validateFieldFeatures(field, validation);
}

/** Whether a field has nothing that could be wrong besides its name and number: most have not. */
export function isPlain(
  field: FieldDescriptorProto,
  type: TypeElement | undefined,
  edition: Edition,
): boolean {
  const { label, type: kind, options } = field;
  if (options !== undefined && !isHarmless(options, edition)) return false;
  if (Object.hasOwn(field, "defaultValue")) return false;
  if (label === Label.REQUIRED || kind === Type.GROUP || type?.kind === "enum") return false;
  return type?.proto.options?.mapEntry !== true;
}

/** Most options are custom ones, which are wrong for no kind of field. */
function isHarmless(options: FieldOptions, edition: Edition): boolean {
  if (edition >= Edition.EDITION_2023 || options.jstype !== FieldOptions_JSType.JS_NORMAL) {
    return false;
  }
  return !options.packed && !options.lazy && !options.unverifiedLazy;
}

function checkType(field: CheckedField, validation: Validation): void {
  const { path, type } = field;
  if (type?.kind !== "message" || type.proto.options?.mapEntry !== true) return;
  if (isMapField(field)) {
    validateMapField(field, type, validation);
    return;
  }
  const message = `"${type.name}" belongs to a map field and cannot be used as a type`;
  validation.report([...path, tags.field.typeName], message);
}

/** Whether the field is the one that its map entry message was made for. */
function isMapField({ proto, parent, type, isExtension }: CheckedField): boolean {
  if (isExtension || proto.label !== Label.REPEATED || type?.parent !== parent) return false;
  return type?.proto.name === mapEntryNameOf(proto.name);
}

function checkDefault(field: CheckedField, edition: Edition, { report }: Validation): void {
  const { proto, path, type } = field;
  const where = [...path, tags.field.defaultValue];
  const subject = `field "${proto.name}"`;
  if (edition === Edition.EDITION_PROTO3) {
    report(where, `${subject} cannot have a default: there are none in proto3`);
  } else if (proto.label === Label.REPEATED) {
    report(where, `${subject} cannot have a default: it is repeated`);
  } else if (type?.kind === "message") {
    report(where, `${subject} cannot have a default: its type is a message`);
  } else if (hasImplicitPresence(field)) {
    report(where, `${subject} cannot have a default: it has no presence`);
  } else if (type?.kind === "enum") {
    if (type.proto.value.some((value) => value.name === proto.defaultValue)) return;
    report(where, `default of ${subject}: "${type.name}" has no value "${proto.defaultValue}"`);
  }
}

function checkOptions({ proto, path, type }: CheckedField, { report }: Validation): void {
  const { options } = proto;
  const isMessage = proto.type === Type.MESSAGE || proto.type === Type.GROUP;
  const isAssumed = isMessage && type === undefined;
  if (options === undefined || isAssumed) return;
  const refuse = (option: number, message: string) => {
    report([...path, tags.field.options, option], `${message}, not for "${proto.name}"`);
  };
  if (options.packed && !isPackable(proto)) {
    refuse(tags.fieldOptions.packed, "option packed is for repeated numbers, enums and bools");
  }
  if (options.lazy && !isMessage) {
    refuse(tags.fieldOptions.lazy, "option lazy is for messages");
  }
  if (options.unverifiedLazy && !isMessage) {
    refuse(tags.fieldOptions.unverifiedLazy, "option unverified_lazy is for messages");
  }
  if (options.jstype !== FieldOptions_JSType.JS_NORMAL && !isBigInteger(proto.type)) {
    refuse(tags.fieldOptions.jstype, "option jstype is for 64 bit integers");
  }
}

function isBigInteger(type: Type): boolean {
  return [Type.INT64, Type.UINT64, Type.SINT64, Type.FIXED64, Type.SFIXED64].includes(type);
}

/** As protoc's descriptor.cc, ValidateProto3Field. */
function checkProto3({ proto, path, type }: CheckedField, { report }: Validation): void {
  if (proto.label === Label.REQUIRED) {
    report([...path, tags.field.label], `field "${proto.name}" cannot be required in proto3`);
  }
  if (proto.type === Type.GROUP) {
    report(
      [...path, tags.field.type],
      `there are no groups in proto3: use a message for "${proto.name}"`,
    );
  }
  if (type?.kind === "enum" && !isOpen(type)) {
    const where = [...path, tags.field.typeName];
    report(where, `proto3 field "${proto.name}" cannot have the closed enum "${type.name}"`);
  }
}
