import {
  clearExtension,
  clearField,
  clone,
  type DescExtension,
  type DescField,
  type DescMessage,
  type FileRegistry,
  getExtension,
  hasExtension,
  type Message,
  type MessageShape,
  setExtension,
  toBinary,
} from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  type EnumDescriptorProto,
  type FieldDescriptorProto,
  FieldDescriptorProto_Type,
  FieldOptions_OptionRetention,
  FieldOptionsSchema,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  FileOptionsSchema,
} from "@bufbuild/protobuf/wkt";
import { type DescriptorForm, descriptorForms } from "../../src/codegen/embedded/embedded.ts";

/**
 * A copy without what the form leaves out or adds, so that only the schema is compared. Custom
 * options are written anew, since protoc has split and packed them in different ways over time.
 */
export function normalised(
  file: FileDescriptorProto,
  form: DescriptorForm,
  registry: FileRegistry,
): FileDescriptorProto {
  const copy = clone(FileDescriptorProtoSchema, file);
  copy.sourceCodeInfo = undefined;
  if (copy.syntax === "proto2") copy.syntax = "";
  if (!descriptorForms[form].dependencies) {
    copy.dependency = [];
    copy.publicDependency = [];
    copy.weakDependency = [];
  }
  copy.extension = descriptorForms[form].extensions ? copy.extension.map(extension) : [];
  for (const message of copy.messageType) normalise(message, form);
  for (const type of copy.enumType) fillZeros(type);
  if (form === "go-gzip") copy.options = without(FileOptionsSchema, copy.options, isGogo);
  rewriteOptions(copy, registry);
  return copy;
}

function normalise(message: DescriptorProto, form: DescriptorForm): void {
  message.field = message.field.map((field) => fieldOf(field, form));
  message.extension = descriptorForms[form].extensions ? message.extension.map(extension) : [];
  for (const nested of message.nestedType) normalise(nested, form);
  for (const type of message.enumType) fillZeros(type);
}

function fillZeros(type: EnumDescriptorProto): void {
  for (const value of type.value) value.number = Number(value.number);
}

function fieldOf(field: FieldDescriptorProto, form: DescriptorForm): FieldDescriptorProto {
  if (field.jsonName === defaultJsonName(field.name)) Reflect.deleteProperty(field, "jsonName");
  field.defaultValue = asNumber(field);
  if (!descriptorForms[form].zeros && field.options?.packed === false) {
    Reflect.deleteProperty(field.options, "packed");
  }
  if (form === "scala")
    field.options = without(FieldOptionsSchema, field.options, (number) => number === 1020);
  return field;
}

function extension(field: FieldDescriptorProto): FieldDescriptorProto {
  Reflect.deleteProperty(field, "jsonName");
  field.defaultValue = asNumber(field);
  return field;
}

function defaultJsonName(name: string): string {
  return name.replace(/_+(.?)/g, (_, next: string) => next.toUpperCase());
}

/** Floating point defaults were written with more or fewer digits. */
function asNumber({ type, defaultValue }: FieldDescriptorProto): string {
  const isFloat = type === FieldDescriptorProto_Type.FLOAT;
  if (!isFloat && type !== FieldDescriptorProto_Type.DOUBLE) return defaultValue;
  const number = Number(defaultValue);
  if (defaultValue === "" || Number.isNaN(number)) return defaultValue;
  return String(isFloat ? Math.fround(number) : number);
}

/** gogo's own plugins write the options that they imply. */
function isGogo(number: number): boolean {
  return number > 62_000 && number < 66_000;
}

function without<S extends DescMessage>(
  schema: S,
  options: MessageShape<S> | undefined,
  isLeftOut: (number: number) => boolean,
): MessageShape<S> | undefined {
  if (options?.$unknown === undefined) return options;
  options.$unknown = options.$unknown.filter(({ no }) => !isLeftOut(no));
  return toBinary(schema, options).length === 0 ? undefined : options;
}

/** Every message of options in a file is rewritten; one that becomes empty disappears. */
function rewriteOptions(holder: object, registry: FileRegistry): void {
  for (const [key, value] of Object.entries(holder)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (!isMessage(one)) continue;
      const schema = registry.getMessage(one.$typeName);
      if (schema === undefined || !one.$typeName.endsWith("Options")) {
        rewriteOptions(one, registry);
        continue;
      }
      rewrite(one, schema, registry);
      if (toBinary(schema, one).length === 0) Reflect.set(holder, key, undefined);
    }
  }
}

function isMessage(value: unknown): value is Message {
  return typeof value === "object" && value !== null && "$typeName" in value;
}

/** Options that are for the source alone are not passed to generators, or not by all. */
function rewrite(options: Message, schema: DescMessage, registry: FileRegistry): void {
  const custom = [...registry]
    .filter((type) => type.kind === "extension")
    .filter((extension) => extension.extendee.typeName === schema.typeName)
    .filter((extension) => hasExtension(options, extension))
    .sort((left, right) => left.number - right.number);
  for (const extension of custom) {
    const value = getExtension(options, extension);
    clearExtension(options, extension);
    if (!isForSource(extension)) setExtension(options, extension, value);
  }
  for (const field of schema.fields) if (isForSource(field)) clearField(options, field);
}

function isForSource({ proto }: DescField | DescExtension): boolean {
  return proto.options?.retention === FieldOptions_OptionRetention.RETENTION_SOURCE;
}
