import {
  Edition,
  FeatureSet_EnumType,
  type FieldOptions_FeatureSupport as Support,
} from "@bufbuild/protobuf/wkt";
import { editionOf, featureOf } from "../features.ts";
import type { EnumElement, LinkedFile, MessageElement } from "../linked-file.ts";
import { missingRequired } from "../options/missing-required.ts";
import type { FieldOfMessage, OptionMessage, OptionValue } from "../options/option-message.ts";
import type { OptionUse } from "../options/option-use.ts";
import type { Validation } from "../validate/validation.ts";

/**
 * What is wrong with options besides the types of their values. As protoc's feature_resolver.cc,
 * ValidateFeatureLifetimes and ValidateMergedFeatures, and text_format.cc, ConsumeEnumValue.
 */
export function checkOptionUses(uses: readonly OptionUse[], validation: Validation): void {
  const path: number[] = [];
  for (const use of uses) {
    const { tree } = use;
    checkMessage(tree, { use, path, validation });
    for (const { field, values } of tree.fields) {
      const missing = firstMissing(values);
      if (missing === undefined) continue;
      const where = [...use.pathOf(), field.proto.number];
      validation.report(where, `option does not set "${missing}", which is required`);
    }
  }
}

function firstMissing(values: readonly OptionValue[]): string | undefined {
  for (const value of values) {
    const missing = missingRequired(value);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

interface Checking {
  readonly use: OptionUse;
  /** Leads from the options message to what is being looked at. */
  readonly path: number[];
  readonly validation: Validation;
}

function report(message: string, { use, path, validation }: Checking): void {
  validation.report([...use.pathOf(), ...path], message);
}

function checkMessage(message: OptionMessage, checking: Checking): void {
  const { path, validation } = checking;
  const { file } = validation;
  for (const { field, values } of message.fields) {
    const { name, number, options } = field.proto;
    path.push(number);
    const fault =
      lifetimeFault("option", name, options?.featureSupport, file) ?? ownFeatureFault(field, file);
    if (fault !== undefined) report(fault, checking);
    for (let index = 0; index < values.length; index++) {
      if (values.length > 1) path.push(index);
      checkValue(field, values[index], message.type, checking);
      if (values.length > 1) path.pop();
    }
    path.pop();
  }
}

function checkValue(
  field: FieldOfMessage,
  value: OptionValue | undefined,
  options: MessageElement,
  checking: Checking,
): void {
  if (typeof value === "number") checkEnumValue(field, value, options, checking);
  else if (typeof value === "object" && "fields" in value) checkMessage(value, checking);
}

/** Features come before all other options, also before what defines them. */
function ownFeatureFault({ proto, file }: FieldOfMessage, user: LinkedFile): string | undefined {
  if (proto.extendee !== ".google.protobuf.FeatureSet" || file !== user) return undefined;
  return `feature "${proto.name}" cannot be used in the file that defines it`;
}

function checkEnumValue(
  field: FieldOfMessage,
  value: number,
  options: MessageElement,
  checking: Checking,
): void {
  if (field.proto.typeName === "") return;
  const type = checking.use.types.typeOf(field);
  if (type?.kind !== "enum") return;
  const fault = enumFault(field.proto.name, value, options, type, checking.validation.file);
  if (fault !== undefined) report(fault, checking);
}

function enumFault(
  name: string,
  value: number,
  options: MessageElement,
  type: EnumElement,
  file: LinkedFile,
): string | undefined {
  const known = type.proto.value.find(({ number }) => number === value);
  if (known === undefined) {
    const openness = featureOf("enumType", type.proto, type.parent, type.file);
    if (openness === FeatureSet_EnumType.OPEN) return undefined;
    return `option "${name}" cannot be ${value}: "${type.name}" is closed and has no such value`;
  }
  if (options.name === "google.protobuf.FeatureSet" && value === 0) {
    return `feature "${name}" cannot be ${known.name}: choose one of the other values`;
  }
  return lifetimeFault("value", known.name, known.options?.featureSupport, file);
}

function lifetimeFault(
  kind: "option" | "value",
  name: string,
  support: Support | undefined,
  { proto }: LinkedFile,
): string | undefined {
  if (support === undefined) return undefined;
  const what = `${kind} "${name}"`;
  const edition = editionOf(proto);
  if (edition < support.editionIntroduced) {
    return `${what} can be used from ${editionName(support.editionIntroduced)} on`;
  }
  if (!Object.hasOwn(support, "editionRemoved") || edition < support.editionRemoved)
    return undefined;
  const reason = support.removalError === "" ? "" : `: ${support.removalError.replace(/\.$/, "")}`;
  return `${what} cannot be used from ${editionName(support.editionRemoved)} on${reason}`;
}

/** `edition 2024`, `proto3`. */
function editionName(edition: Edition): string {
  const name = (Edition[edition] ?? String(edition)).replace(/^EDITION_/, "");
  return name.startsWith("PROTO") ? name.toLowerCase() : `edition ${name}`;
}
