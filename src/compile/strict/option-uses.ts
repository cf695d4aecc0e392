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
import type { OptionTypes } from "../options/option-value.ts";
import type { Validation } from "../validate/validation.ts";

/**
 * What is wrong with options besides the types of their values. As protoc's feature_resolver.cc,
 * ValidateFeatureLifetimes and ValidateMergedFeatures, and text_format.cc, ConsumeEnumValue.
 */
export function checkOptionUses(uses: readonly OptionUse[], validation: Validation): void {
  for (const { tree, types, pathOf } of uses) {
    let path: readonly number[] | undefined;
    const report: Report = (numbers, message) => {
      path ??= pathOf();
      validation.report([...path, ...numbers], message);
    };
    const checking = { types, report, file: validation.file };
    checkMessage(tree, [], checking);
    for (const { field, values } of tree.fields.values()) {
      const missing = values.map(missingRequired).find((name) => name !== undefined);
      if (missing === undefined) continue;
      report([field.proto.number], `option does not set "${missing}", which is required`);
    }
  }
}

type Report = (numbers: readonly number[], message: string) => void;

interface Checking {
  readonly types: OptionTypes;
  readonly file: LinkedFile;
  /** Takes a fault of what is at a path below the options message. */
  readonly report: Report;
}

function checkMessage(message: OptionMessage, around: readonly number[], checking: Checking): void {
  for (const { field, values } of message.fields.values()) {
    const path = [...around, field.proto.number];
    const fault =
      lifetimeFault(
        `option "${field.proto.name}"`,
        field.proto.options?.featureSupport,
        checking.file,
      ) ?? ownFeatureFault(field, checking.file);
    if (fault !== undefined) checking.report(path, fault);
    for (const [index, value] of values.entries()) {
      const own = values.length === 1 ? path : [...path, index];
      if (typeof value === "object" && "fields" in value) checkMessage(value, own, checking);
      else checkEnumValue(field, value, message.type, own, checking);
    }
  }
}

/** Features come before all other options, also before what defines them. */
function ownFeatureFault({ proto, file }: FieldOfMessage, user: LinkedFile): string | undefined {
  if (proto.extendee !== ".google.protobuf.FeatureSet" || file !== user) return undefined;
  return `feature "${proto.name}" cannot be used in the file that defines it`;
}

function checkEnumValue(
  field: FieldOfMessage,
  value: OptionValue,
  options: MessageElement,
  path: readonly number[],
  { types, file, report }: Checking,
): void {
  if (field.proto.typeName === "" || typeof value !== "number") return;
  const type = types.typeOf(field);
  if (type?.kind !== "enum") return;
  const fault = enumFault(field.proto.name, value, options, type, file);
  if (fault !== undefined) report(path, fault);
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
  return lifetimeFault(`value "${known.name}"`, known.options?.featureSupport, file);
}

function lifetimeFault(
  what: string,
  support: Support | undefined,
  { proto }: LinkedFile,
): string | undefined {
  if (support === undefined) return undefined;
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
