import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import { SourceError } from "../text/errors.ts";
import type { Locations } from "../text/locations.ts";
import { editionOf } from "./features.ts";
import { type LinkedFile, type MessageElement, pathIn, type TypeElement } from "./linked-file.ts";
import type { OptionUse } from "./options/option-use.ts";
import { type Faults, spanOf } from "./report.ts";
import type { Linking } from "./resolve.ts";
import { checkStrictly } from "./strict.ts";
import { findType } from "./symbols.ts";
import { tags } from "./tags.ts";
import { validateEnum } from "./validate/enum.ts";
import { validateExtension, validateExtensionNumbers } from "./validate/extension.ts";
import { isPlain, validateField } from "./validate/field.ts";
import { validateMessage } from "./validate/message.ts";
import { validateService } from "./validate/service.ts";
import type { Validation } from "./validate/validation.ts";

/** What became of the names and the options of a file. */
export interface Interpreted {
  /** The types that it uses, as far as they are known, by their names with a dot in front. */
  readonly types: ReadonlyMap<string, TypeElement>;
  readonly uses: readonly OptionUse[];
  readonly locations: Locations | undefined;
}

/**
 * Reports what is against the rules of the language although it parses and its names are found. Of
 * assumed names nothing is known, so nothing about them is a fault.
 */
export function validate(
  file: LinkedFile,
  linking: Linking,
  { types, uses, locations }: Interpreted,
  faults: Faults,
): void {
  const view = linking.views.types.get(file);
  if (view === undefined) return;
  const typeOf = (name: string): TypeElement | undefined => {
    const known = types.get(name);
    if (known !== undefined || !name.startsWith(".")) return known;
    const type = findType(linking.symbols, name.slice(1), view);
    return type?.file.isBroken === true ? undefined : type;
  };
  const add = (error: SourceError) => faults.add(file, error);
  const report = (path: readonly number[], message: string) => {
    add(new SourceError(message, spanOf(file, path, locations)));
  };
  const validation = { file, typeOf, report, add, isStrict: !linking.tolerant };
  validateFile(validation);
  if (!linking.tolerant) checkStrictly(validation, linking, uses);
}

function validateFile(validation: Validation): void {
  const { file } = validation;
  if (file.proto.options?.features?.fieldPresence === FeatureSet_FieldPresence.LEGACY_REQUIRED) {
    const path = [tags.file.options, tags.fileOptions.features, tags.features.fieldPresence];
    validation.report(path, "fields cannot be required by default: set the feature on each field");
  }
  for (const message of file.messages) {
    if (message.proto.options?.mapEntry !== true) validateMessage(message, validation);
    validateFields(message, validation);
  }
  for (const type of file.enums) validateEnum(type, validation);
  for (const extension of file.extensions) validateExtension(extension, validation);
  validateExtensionNumbers(file.extensions, validation);
  for (const service of file.services) validateService(service, validation);
}

function validateFields(parent: MessageElement, validation: Validation): void {
  const { file } = validation;
  const edition = editionOf(file.proto);
  parent.proto.field.forEach((proto, index) => {
    const type = proto.typeName === "" ? undefined : validation.typeOf(proto.typeName);
    if (isPlain(proto, type, edition)) return;
    const path = pathIn(parent, tags.message.field, index);
    validateField({ proto, file, path, parent, type, isExtension: false }, validation);
  });
}
