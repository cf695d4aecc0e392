import { isFieldSet } from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  type EnumDescriptorProto,
  type FieldDescriptorProto,
  FieldDescriptorProto_Label,
  FieldDescriptorProtoSchema,
  type FileDescriptorProto,
  type UninterpretedOption,
} from "@bufbuild/protobuf/wkt";
import type { ParsedFile } from "../compile/parsed-file.ts";
import { publicImportsOf } from "./imports-of.ts";
import { joinName, lastPartOf } from "./name.ts";

/** All of a file that the linking of another file can depend on, as text to compare. */
export interface Interface {
  /** What it declares, by the name inside its package. */
  readonly names: ReadonlyMap<string, Declared>;
  /**
   * What values of custom options depend on: fields, enum values, extensions; and whether a field
   * is required.
   */
  readonly shapes: ReadonlyMap<string, boolean>;
}

export interface Declared {
  readonly what: string;
  /** The simple names, one of which a file must spell to depend on this. */
  readonly spelled: readonly string[];
  /** Whether another file may declare the same, so that who imports both does not compile. */
  readonly shared: boolean;
  readonly extends: boolean;
}

/** What a file declares at its top, or a part of that. */
export type Declarations = Pick<
  FileDescriptorProto,
  "messageType" | "enumType" | "extension" | "service"
>;

// Parsed files are never changed.
const interfaces = new WeakMap<ParsedFile, Interface>();

export function interfaceOf(file: ParsedFile): Interface {
  const known = interfaces.get(file) ?? interfaceOfPart(file.proto);
  interfaces.set(file, known);
  return known;
}

/** What concerns every importer: package, syntax, features, public imports; as text to compare. */
export function headOf(file: ParsedFile): string {
  const { proto } = file;
  return JSON.stringify([
    proto.package,
    proto.syntax,
    proto.edition,
    optionsText(proto.options, ["features"]),
    publicImportsOf(file).toSorted(),
  ]);
}

export function interfaceOfPart(declarations: Declarations): Interface {
  const { messageType, enumType, extension, service } = declarations;
  const declared = [
    ...messageType.flatMap((message) => ofMessage("", message)),
    ...enumType.flatMap((type) => ofEnum("", type)),
    ...extension.map((field) => ofExtension("", field)),
    ...service.map(({ name }) => declaration("", name, "service")),
  ];
  const shapes = [
    ...messageType.flatMap((message) => messageShapes("", message)),
    ...enumType.flatMap((type) => enumShapes("", type)),
    ...extension.map((field) => extensionShape("", field)),
  ];
  return { names: merged(declared), shapes: new Map(shapes) };
}

type Declaration = readonly [name: string, declared: Declared];

function declaration(
  scope: string,
  name: string,
  what: string,
  about: Partial<Declared> = {},
): Declaration {
  return [
    joinName(scope, name),
    { what, spelled: [name], shared: scope === "", extends: false, ...about },
  ];
}

/** Map entries are left out: no file can name them. */
function ofMessage(scope: string, message: DescriptorProto): readonly Declaration[] {
  if (message.options?.mapEntry === true) return [];
  const ranges = message.extensionRange.map((range) => [
    range.start,
    range.end,
    optionsText(range.options),
  ]);
  const options = optionsText(message.options, ["features", "message_set_wire_format"]);
  const inner = joinName(scope, message.name);
  return [
    declaration(scope, message.name, words("message", message.visibility, options, ranges)),
    ...message.nestedType.flatMap((nested) => ofMessage(inner, nested)),
    ...message.enumType.flatMap((type) => ofEnum(inner, type)),
    ...message.extension.map((field) => ofExtension(inner, field)),
  ];
}

/** The values are in order, as the first one is the default. They are siblings of their enum. */
function ofEnum(scope: string, type: EnumDescriptorProto): readonly Declaration[] {
  const values = type.value.map((value) => [value.name, value.number]);
  const options = optionsText(type.options, ["features"]);
  return [
    declaration(scope, type.name, words("enum", type.visibility, options, values)),
    ...type.value.map(({ name, number }) =>
      declaration(scope, name, words("value", type.name, number)),
    ),
  ];
}

/** Numbers of an extendee are shared by all files, whatever the scope of the extension. */
function ofExtension(scope: string, field: FieldDescriptorProto): Declaration {
  const what = words("extension", field.extendee, fieldText(field), optionsText(field.options));
  const spelled = [field.name, lastPartOf(field.extendee)];
  return declaration(scope, field.name, what, { spelled, shared: true, extends: true });
}

type Shape = readonly [text: string, required: boolean];

function messageShapes(scope: string, message: DescriptorProto): readonly Shape[] {
  const name = joinName(scope, message.name);
  return [
    ...message.field.map((field): Shape => {
      const inOneof = isFieldSet(field, FieldDescriptorProtoSchema.field.oneofIndex);
      const oneof = inOneof ? message.oneofDecl[field.oneofIndex]?.name : undefined;
      return [words("field", name, fieldText(field), oneof), isRequired(field)];
    }),
    ...message.nestedType.flatMap((nested) => messageShapes(name, nested)),
    ...message.enumType.flatMap((type) => enumShapes(name, type)),
    ...message.extension.map((field) => extensionShape(name, field)),
  ];
}

function enumShapes(scope: string, type: EnumDescriptorProto): readonly Shape[] {
  return type.value.map(({ name, number }) => [
    words("value", joinName(scope, type.name), name, number),
    false,
  ]);
}

function extensionShape(scope: string, field: FieldDescriptorProto): Shape {
  return [words("extension", scope, field.extendee, fieldText(field)), false];
}

function isRequired(field: FieldDescriptorProto): boolean {
  if (field.label === FieldDescriptorProto_Label.REQUIRED) return true;
  return optionsText(field.options, ["features"]).includes("LEGACY_REQUIRED");
}

function fieldText(field: FieldDescriptorProto): string {
  const options = optionsText(field.options, ["features", "packed", "retention", "targets"]);
  return words(field.name, field.number, field.label, field.type, field.typeName, options);
}

/** Options as they were written, of these names or all. */
function optionsText(
  options: { readonly uninterpretedOption: readonly UninterpretedOption[] } | undefined,
  names?: readonly string[],
): string {
  const written = options?.uninterpretedOption.filter(
    ({ name }) => names === undefined || names.includes(name[0]?.namePart ?? ""),
  );
  return words(...(written ?? []));
}

function words(...values: readonly unknown[]): string {
  return JSON.stringify(values, (_, value) => (typeof value === "bigint" ? `${value}` : value));
}

/** A name that is declared twice is an error of the file; here nothing of it may get lost. */
function merged(declarations: readonly Declaration[]): ReadonlyMap<string, Declared> {
  const names = new Map<string, Declared>();
  for (const [name, declared] of declarations) {
    const other = names.get(name);
    names.set(name, {
      what: words(other?.what, declared.what),
      spelled: [...(other?.spelled ?? []), ...declared.spelled],
      shared: declared.shared || other?.shared === true,
      extends: declared.extends || other?.extends === true,
    });
  }
  return names;
}
