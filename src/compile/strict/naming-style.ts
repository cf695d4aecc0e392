import { Edition, FeatureSet_EnforceNamingStyle } from "@bufbuild/protobuf/wkt";
import { editionOf, featureOf, type HasFeatures } from "../features.ts";
import { type MessageElement, pathIn } from "../linked-file.ts";
import { tags } from "../tags.ts";
import type { Validation } from "../validate/validation.ts";

/**
 * How names are written from edition 2024 on, unless a feature says otherwise; the styles of 2024 and
 * 2026 are one. As protoc's descriptor.cc, ValidateNamingStyle.
 */
export function checkNamingStyle(validation: Validation): void {
  const { file } = validation;
  if (editionOf(file.proto) < Edition.EDITION_2024) return;
  const check = checkerOf(validation);
  const ofFile = styleOf(undefined, undefined, validation);
  if (file.proto.package !== "")
    check("package", file.proto.package, [tags.file.package], undefined, ofFile);
  for (const message of file.messages) checkMessage(message, check, validation);
  for (const type of file.enums) {
    const { proto, parent } = type;
    const style = styleOf(proto, parent, validation);
    check("enum", proto.name, pathIn(type, tags.enum.name), undefined, style);
    for (const [index, value] of proto.value.entries()) {
      const where = pathIn(type, tags.enum.value, index, tags.enumValue.name);
      check("enum value", value.name, where, value, style);
    }
  }
  for (const extension of file.extensions) {
    const { proto, parent } = extension;
    const style = styleOf(undefined, parent, validation);
    check("field", proto.name, pathIn(extension, tags.field.name), proto, style);
  }
  for (const service of file.services) {
    const { proto } = service;
    const style = styleOf(proto, undefined, validation);
    check("service", proto.name, pathIn(service, tags.service.name), undefined, style);
    for (const [index, method] of proto.method.entries()) {
      const where = pathIn(service, tags.service.method, index, tags.method.name);
      check("rpc", method.name, where, method, style);
    }
  }
}

function checkMessage(message: MessageElement, check: Check, validation: Validation): void {
  const { proto, parent } = message;
  if (proto.options?.mapEntry === true) return;
  const style = styleOf(proto, parent, validation);
  check("message", proto.name, pathIn(message, tags.message.name), undefined, style);
  for (const [index, field] of proto.field.entries()) {
    const oneof = Object.hasOwn(field, "oneofIndex")
      ? proto.oneofDecl[field.oneofIndex]
      : undefined;
    const around = ownStyle(oneof) || style;
    const where = pathIn(message, tags.message.field, index, tags.field.name);
    check("field", field.name, where, field, around);
  }
  for (const [index, oneof] of proto.oneofDecl.entries()) {
    check(
      "oneof",
      oneof.name,
      pathIn(message, tags.message.oneofDecl, index, tags.oneof.name),
      oneof,
      style,
    );
  }
}

type Check = (
  kind: Kind,
  name: string,
  path: readonly number[],
  own: HasFeatures | undefined,
  inherited: number,
) => void;

function checkerOf({ report }: Validation): Check {
  return (kind, name, path, own, inherited) => {
    const style = ownStyle(own) || inherited;
    if (style === FeatureSet_EnforceNamingStyle.STYLE_LEGACY) return;
    const fault = faultOf(kind, name);
    if (fault === undefined) return;
    const remedy = "features.enforce_naming_style = STYLE_LEGACY lifts this rule";
    report(path, `name "${name}" of ${withArticle(kind)} ${fault} (${remedy})`);
  };
}

function ownStyle(own: HasFeatures | undefined): number {
  return own?.options?.features?.enforceNamingStyle ?? 0;
}

function styleOf(
  own: HasFeatures | undefined,
  parent: MessageElement | undefined,
  { file }: Validation,
): number {
  return featureOf("enforceNamingStyle", own, parent, file);
}

type Kind = keyof typeof cases;

/** Beginnings and whole names. A name that these let through may still have an underscore too many. */
const titleCase = { first: /^[A-Z]/, whole: /^[A-Za-z0-9]*$/, form: "TitleCase" };
const lowerCase = { first: /^[a-z]/, whole: /^[a-z0-9_]*$/, form: "lower_snake_case" };
const upperCase = { first: /^[A-Z]/, whole: /^[A-Z0-9_]*$/, form: "UPPER_SNAKE_CASE" };
const packageCase = { first: /^[a-z]/, whole: /^[a-z0-9_.]*$/, form: "lower_snake_case" };

const cases = {
  package: packageCase,
  message: titleCase,
  field: lowerCase,
  oneof: lowerCase,
  enum: titleCase,
  "enum value": upperCase,
  service: titleCase,
  rpc: titleCase,
};

function faultOf(kind: Kind, name: string): string | undefined {
  const { first, whole, form } = cases[kind];
  if (!first.test(name) || !whole.test(name)) return `should be in ${form}`;
  if (!/_(?![A-Za-z])/.test(name)) return undefined;
  return "should have underscores only in front of letters";
}

function withArticle(kind: Kind): string {
  return kind === "enum" || kind === "enum value" || kind === "rpc" ? `an ${kind}` : `a ${kind}`;
}
