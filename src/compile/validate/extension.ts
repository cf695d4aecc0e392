import {
  Edition,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from "@bufbuild/protobuf/wkt";
import { editionOf } from "../features.ts";
import { type ExtensionElement, type MessageElement, pathIn } from "../linked-file.ts";
import { jsonNameOf } from "../names.ts";
import { tags } from "../tags.ts";
import { validateField } from "./field.ts";
import { highestExtension } from "./message.ts";
import type { Validation } from "./validation.ts";

/** As protoc's descriptor.cc, CrossLinkField and ValidateProto3Field. */
export function validateExtension(extension: ExtensionElement, validation: Validation): void {
  const { name, proto, file } = extension;
  const { report } = validation;
  const type = validation.typeOf(proto.typeName);
  validateField({ ...extension, path: pathIn(extension), type, isExtension: true }, validation);
  if (proto.label === Label.REQUIRED) {
    report(pathIn(extension, tags.field.label), `extension "${name}" cannot be required`);
  }
  if (proto.jsonName !== jsonNameOf(proto.name)) {
    report(pathIn(extension, tags.field.jsonName), `extension "${name}" cannot have a json_name`);
  }
  const extendee = proto.extendee.slice(1);
  if (editionOf(file.proto) === Edition.EDITION_PROTO3 && !isOptions(extendee)) {
    const fact = `"${extendee}" cannot be extended in proto3: only options can`;
    report(pathIn(extension, tags.field.extendee), fact);
  }
  const message = validation.typeOf(proto.extendee);
  if (message?.kind === "message") checkNumber(extension, message, validation);
}

function checkNumber(
  extension: ExtensionElement,
  extendee: MessageElement,
  { report }: Validation,
): void {
  const { name, proto } = extension;
  const { number } = proto;
  const where = pathIn(extension, tags.field.number);
  const highest = highestExtension(extendee.proto);
  if (number < 1 || number > highest) {
    report(where, `number of extension "${name}" must be from 1 to ${highest}, not ${number}`);
    return;
  }
  if (!extendee.proto.extensionRange.some(({ start, end }) => number >= start && number < end)) {
    report(where, `"${extendee.name}" has no extension range for number ${number} of "${name}"`);
  }
  if (extendee.proto.options?.messageSetWireFormat !== true) return;
  if (proto.type === Type.MESSAGE && proto.label === Label.OPTIONAL) return;
  const reason = "extensions of a message set are optional messages";
  report(
    pathIn(extension, tags.field.type),
    `"${name}" cannot extend "${extendee.name}": ${reason}`,
  );
}

/** Reports numbers that two extensions of one message have. Across files, protoc only warns. */
export function validateExtensionNumbers(
  extensions: readonly ExtensionElement[],
  { report }: Validation,
): void {
  const numbers = new Map<string, ExtensionElement>();
  for (const extension of extensions) {
    const { extendee, number } = extension.proto;
    const key = `${extendee} ${number}`;
    const other = numbers.get(key);
    if (other === undefined) {
      numbers.set(key, extension);
      continue;
    }
    const fact = `number ${number} of "${extension.name}" is already used by "${other.name}"`;
    const path = pathIn(extension, tags.field.number);
    report(path, `${fact}, which extends "${extendee.slice(1)}", too`);
  }
}

/** As protoc's descriptor.cc, AllowedExtendeeInProto3. */
function isOptions(extendee: string): boolean {
  return /^google\.protobuf\.(?:File|Message|Field|Oneof|ExtensionRange|Enum|EnumValue|Service|Method|Stream)Options$/.test(
    extendee,
  );
}
