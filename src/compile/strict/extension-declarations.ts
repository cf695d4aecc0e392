import {
  type DescriptorProto_ExtensionRange,
  type ExtensionRangeOptions_Declaration,
  type FieldDescriptorProto,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  ExtensionRangeOptions_VerificationState as Verification,
} from "@bufbuild/protobuf/wkt";
import { type ExtensionElement, type MessageElement, pathIn } from "../linked-file.ts";
import { scalarTypes } from "../scalar-types.ts";
import { tags } from "../tags.ts";
import type { Validation } from "../validate/validation.ts";

/**
 * Declarations in the options of extension ranges, and extensions that must be declared. As protoc's
 * descriptor.cc, ValidateExtensionDeclaration and CheckExtensionDeclaration.
 */
export function checkExtensionDeclarations(validation: Validation): void {
  const { file, typeOf } = validation;
  for (const message of file.messages) checkRanges(message, validation);
  for (const extension of file.extensions) {
    const extendee = typeOf(extension.proto.extendee);
    if (extendee?.kind !== "message" || isOfDescriptor(extendee)) continue;
    checkExtension(extension, extendee, validation);
  }
}

function checkRanges(message: MessageElement, { report }: Validation): void {
  if (message.proto.extensionRange.length === 0) return;
  const { proto } = message;
  const names = new Set<string>();
  for (const [index, range] of proto.extensionRange.entries()) {
    const { declaration = [], verification } = range.options ?? {};
    if (declaration.length === 0) continue;
    const options = pathIn(message, tags.message.extensionRange, index, tags.range.options);
    if (verification === Verification.UNVERIFIED && isWritten(range)) {
      const where = [...options, tags.rangeOptions.verification];
      report(where, "a range with declarations cannot have verification = UNVERIFIED");
    }
    const numbers = new Set<number>();
    for (const [at, declared] of declaration.entries()) {
      const fault =
        rangeFault(declared, range, numbers) ??
        declarationFault(declared) ??
        nameFault(declared, names);
      numbers.add(declared.number);
      names.add(declared.fullName);
      if (fault !== undefined) report([...options, tags.rangeOptions.declaration, at], fault);
    }
  }
}

/** UNVERIFIED is also what is not written. */
function isWritten({ options }: DescriptorProto_ExtensionRange): boolean {
  return options !== undefined && Object.hasOwn(options, "verification");
}

function rangeFault(
  { number }: ExtensionRangeOptions_Declaration,
  { start, end }: DescriptorProto_ExtensionRange,
  numbers: ReadonlySet<number>,
): string | undefined {
  if (number < start || number >= end) {
    return `declared number ${number} is not in the extension range`;
  }
  return numbers.has(number) ? `number ${number} is declared twice` : undefined;
}

function declarationFault(declared: ExtensionRangeOptions_Declaration): string | undefined {
  const { number, fullName, type, reserved } = declared;
  const hasName = Object.hasOwn(declared, "fullName");
  const hasType = Object.hasOwn(declared, "type");
  if (hasName !== hasType || !(hasName || reserved)) {
    return `declaration of number ${number} needs a full_name and a type`;
  }
  if (!hasName) return undefined;
  if (!isAbsolute(fullName)) return `full_name "${fullName}" must be a name with a dot in front`;
  if (isAbsolute(type) || scalarTypes.has(type)) return undefined;
  return `type "${type}" must be a scalar type or a name with a dot in front`;
}

function isAbsolute(name: string): boolean {
  return /^(?:\.[A-Za-z0-9_]+)+$/.test(name);
}

function nameFault(
  declared: ExtensionRangeOptions_Declaration,
  names: ReadonlySet<string>,
): string | undefined {
  if (!Object.hasOwn(declared, "fullName") || !names.has(declared.fullName)) return undefined;
  return `full_name "${declared.fullName}" is declared twice`;
}

/** As protoc without --enforce..., extensions of options need no declaration. */
function isOfDescriptor({ file }: MessageElement): boolean {
  return file.proto.package === "google.protobuf" && file.path.endsWith("descriptor.proto");
}

function checkExtension(
  extension: ExtensionElement,
  extendee: MessageElement,
  { report }: Validation,
): void {
  const { name, proto } = extension;
  const { number } = proto;
  const range = extendee.proto.extensionRange.find(
    ({ start, end }) => number >= start && number < end,
  );
  const { declaration = [], verification } = range?.options ?? {};
  if (declaration.length === 0 && verification !== Verification.DECLARATION) return;
  const declared = declaration.find((candidate) => candidate.number === number);
  const fault = declared === undefined ? "has no declaration" : mismatch(name, proto, declared);
  if (fault === undefined) return;
  const where = pathIn(extension, tags.field.number);
  report(where, `extension "${name}": number ${number} of "${extendee.name}" ${fault}`);
}

function mismatch(
  name: string,
  field: FieldDescriptorProto,
  declared: ExtensionRangeOptions_Declaration,
): string | undefined {
  if (declared.reserved) return "is declared as reserved";
  if (declared.fullName !== `.${name}`) return `is declared for "${declared.fullName.slice(1)}"`;
  const type = typeText(field);
  if (declared.type !== type) return `is declared with the type ${declared.type}, not ${type}`;
  const isRepeated = field.label === Label.REPEATED;
  if (declared.repeated === isRepeated) return undefined;
  return declared.repeated ? "is declared as repeated" : "is not declared as repeated";
}

function typeText({ type, typeName }: FieldDescriptorProto): string {
  return typeName === "" ? Type[type].toLowerCase() : typeName;
}
