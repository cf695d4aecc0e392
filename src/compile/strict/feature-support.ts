import type {
  EnumValueDescriptorProto,
  FieldDescriptorProto,
  FieldOptions_FeatureSupport as Support,
} from "@bufbuild/protobuf/wkt";
import { pathIn } from "../linked-file.ts";
import { tags } from "../tags.ts";
import type { Validation } from "../validate/validation.ts";

/**
 * The editions in which an option or a value says that it can be used must make sense. As protoc's
 * feature_resolver.cc, ValidateFeatureSupport and ValidateValueFeatureSupport.
 */
export function checkFeatureSupport(validation: Validation): void {
  const { file, report } = validation;
  const ofField = [tags.field.options, tags.fieldOptions.featureSupport];
  for (const message of file.messages) {
    if (!message.proto.field.some(hasSupport)) continue;
    for (const [index, field] of message.proto.field.entries()) {
      const fault = fieldFault(field, validation);
      if (fault !== undefined)
        report(pathIn(message, tags.message.field, index, ...ofField), fault);
    }
  }
  for (const extension of file.extensions) {
    const fault = fieldFault(extension.proto, validation);
    if (fault !== undefined) report(pathIn(extension, ...ofField), fault);
  }
  const ofValue = [tags.enumValue.options, tags.enumValueOptions.featureSupport];
  for (const type of file.enums) {
    if (!type.proto.value.some(hasSupport)) continue;
    for (const [index, { name, options }] of type.proto.value.entries()) {
      const fault = supportFault(name, options?.featureSupport);
      if (fault !== undefined) report(pathIn(type, tags.enum.value, index, ...ofValue), fault);
    }
  }
}

function hasSupport({ options }: FieldDescriptorProto | EnumValueDescriptorProto): boolean {
  return options?.featureSupport !== undefined;
}

function fieldFault(field: FieldDescriptorProto, { typeOf }: Validation): string | undefined {
  const support = field.options?.featureSupport;
  if (support === undefined) return undefined;
  const type = typeOf(field.typeName);
  const values = type?.kind === "enum" ? type.proto.value : [];
  return (
    supportFault(field.name, support) ??
    values
      .map((value) => valueFault(value, field.name, support))
      .find((fault) => fault !== undefined)
  );
}

function supportFault(name: string, support: Support | undefined): string | undefined {
  if (support === undefined) return undefined;
  const introduced = support.editionIntroduced;
  const deprecated = editionIn(support, "editionDeprecated");
  const removed = editionIn(support, "editionRemoved");
  if (deprecated !== undefined && support.deprecationWarning === "") {
    return `"${name}" has an edition_deprecated, but no deprecation_warning`;
  }
  if (removed !== undefined && support.removalError === "") {
    return `"${name}" has an edition_removed, but no removal_error`;
  }
  if (deprecated !== undefined && deprecated < introduced) {
    return `"${name}" cannot be deprecated before it is introduced`;
  }
  if (removed !== undefined && removed < introduced) {
    return `"${name}" cannot be removed before it is introduced`;
  }
  if (removed === undefined || deprecated === undefined || deprecated <= removed) return undefined;
  return `"${name}" cannot be deprecated after it is removed`;
}

/** A value cannot be there before or after the option that takes it. */
function valueFault(
  { name, options }: EnumValueDescriptorProto,
  field: string,
  around: Support,
): string | undefined {
  const own = options?.featureSupport;
  if (own === undefined) return undefined;
  const introduced = editionIn(own, "editionIntroduced") ?? around.editionIntroduced;
  if (introduced < around.editionIntroduced) {
    return `"${field}" cannot be introduced after its value "${name}"`;
  }
  for (const end of ["editionDeprecated", "editionRemoved"] as const) {
    const last = editionIn(around, end);
    if (last === undefined || (editionIn(own, end) ?? last) <= last) continue;
    const done = end === "editionRemoved" ? "removed" : "deprecated";
    return `"${field}" cannot be ${done} before its value "${name}"`;
  }
  return undefined;
}

type EditionField = "editionIntroduced" | "editionDeprecated" | "editionRemoved";

function editionIn(support: Support, field: EditionField): number | undefined {
  return Object.hasOwn(support, field) ? support[field] : undefined;
}
