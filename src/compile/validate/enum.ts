import { Edition, FeatureSet_JsonFormat } from "@bufbuild/protobuf/wkt";
import { areDistinct, isAscending } from "../distinct.ts";
import { editionOf, featureOf } from "../features.ts";
import { type EnumElement, pathIn } from "../linked-file.ts";
import { camelCase } from "../names.ts";
import { tags } from "../tags.ts";
import { type NumberRange, overlaps, rangeText, rangeWith, sortedRanges } from "./ranges.ts";
import { isOpen, type Validation } from "./validation.ts";

const highestEnumNumber = 0x7fffffff;

/** As protoc's descriptor.cc, BuildEnum and ValidateEnum, and parser.cc, ValidateEnum. */
export function validateEnum(type: EnumElement, validation: Validation): void {
  const { proto } = type;
  const [first] = proto.value;
  if (first === undefined) {
    validation.report(pathIn(type, tags.enum.name), `enum "${type.name}" needs a value`);
    return;
  }
  if (isOpen(type) && first.number !== 0) {
    const where = pathIn(type, tags.enum.value, 0, tags.enumValue.number);
    const fact = `the first value of the open enum "${type.name}" must be 0, not ${first.number}`;
    validation.report(where, fact);
  }
  checkNumbers(type, validation);
  checkReserved(type, validation);
  checkShortNames(type, validation);
}

function checkNumbers(type: EnumElement, { report, isStrict }: Validation): void {
  const { name, proto } = type;
  if (proto.options === undefined && isAscending(proto.value)) return;
  const allowsAlias = proto.options?.allowAlias === true;
  const names = new Map<number, string>();
  for (const [index, value] of proto.value.entries()) {
    const other = names.get(value.number);
    if (other === undefined) names.set(value.number, value.name);
    else if (!allowsAlias) {
      const hint = "set option allow_alias = true if both are meant";
      report(
        pathIn(type, tags.enum.value, index, tags.enumValue.number),
        `number ${value.number} of "${value.name}" is already used by "${other}": ${hint}`,
      );
    }
  }
  const aliasOption = pathIn(type, tags.enum.options, tags.enumOptions.allowAlias);
  if (
    isStrict &&
    proto.options?.allowAlias === false &&
    Object.hasOwn(proto.options, "allowAlias")
  ) {
    report(aliasOption, `enum "${name}" sets allow_alias = false, which is so anyway: remove it`);
  }
  if (allowsAlias && names.size === proto.value.length) {
    const message = `enum "${name}" has option allow_alias, but no two values of the same number`;
    report(aliasOption, message);
  }
}

function checkReserved(type: EnumElement, { report }: Validation): void {
  const { proto } = type;
  if (proto.reservedRange.length === 0 && proto.reservedName.length === 0) return;
  const ranges = proto.reservedRange.map(({ start, end }, index): NumberRange => {
    const own = pathIn(type, tags.enum.reservedRange, index);
    if (end < start) report(own, `reserved range ends at ${end}, before it starts at ${start}`);
    return { start, end: end + 1, kind: "reserved", path: own };
  });
  const sorted = sortedRanges(ranges);
  for (const [later, earlier] of overlaps(sorted)) {
    const text = rangeText(later, highestEnumNumber);
    report(later.path, `reserved ${text} overlaps with ${rangeText(earlier, highestEnumNumber)}`);
  }
  const names = new Set<string>();
  for (const [index, name] of proto.reservedName.entries()) {
    const own = pathIn(type, tags.enum.reservedName, index);
    if (names.has(name)) report(own, `"${name}" is reserved twice`);
    names.add(name);
  }
  if (sorted.length === 0 && names.size === 0) return;
  for (const [index, { name, number }] of proto.value.entries()) {
    const own = pathIn(type, tags.enum.value, index);
    if (rangeWith(number, sorted) !== undefined) {
      report([...own, tags.enumValue.number], `number ${number} of "${name}" is reserved`);
    }
    if (names.has(name)) report([...own, tags.enumValue.name], `name "${name}" is reserved`);
  }
}

/**
 * Languages cut the enum's name off its values, so that the rest must differ, too. As protoc's
 * descriptor.cc, CheckEnumValueUniqueness.
 */
function checkShortNames(type: EnumElement, { report, isStrict }: Validation): void {
  const { proto } = type;
  if (isStrict ? isExcusedByProtoc(type) : isExcused(type)) return;
  const prefix = withoutCase(proto.name);
  // Names that differ so differ in any case: most do, and these are read off with less work.
  if (areDistinct(proto.value.map(({ name }) => withoutPrefix(withoutCase(name), prefix)))) return;
  const values = new Map<string, { readonly name: string; readonly number: number }>();
  for (const [index, value] of proto.value.entries()) {
    const short = shortName(value.name, prefix);
    const other = values.get(short);
    if (other === undefined) values.set(short, value);
    else if (other.name !== value.name && other.number !== value.number) {
      report(
        pathIn(type, tags.enum.value, index, tags.enumValue.name),
        `"${value.name}" and "${other.name}" become one name without the prefix of their enum`,
      );
    }
  }
}

function withoutCase(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

function withoutPrefix(name: string, prefix: string): string {
  const isLonger = name.length > prefix.length && name.startsWith(prefix);
  return isLonger ? name.slice(prefix.length) : name;
}

function isExcusedByProtoc({ proto, file }: EnumElement): boolean {
  const isProto2 = editionOf(file.proto) === Edition.EDITION_PROTO2;
  return isProto2 && proto.options?.deprecatedLegacyJsonFieldConflicts === true;
}

/** Where buf accepts it, so that there are such enums. */
function isExcused({ proto, parent, file }: EnumElement): boolean {
  const format = featureOf("jsonFormat", proto, parent, file);
  if (format === FeatureSet_JsonFormat.LEGACY_BEST_EFFORT) return true;
  return proto.options?.deprecatedLegacyJsonFieldConflicts === true;
}

/** As EnumValueToPascalCase of the value without the prefix: descriptor.cc, PrefixRemover. */
function shortName(value: string, prefix: string): string {
  let rest = value;
  let matched = 0;
  let at = 0;
  for (; at < value.length && matched < prefix.length; at++) {
    const letter = value[at];
    if (letter === "_") continue;
    if (letter?.toLowerCase() !== prefix[matched]) break;
    matched++;
  }
  if (matched === prefix.length && at < value.length) {
    const cut = value.slice(at).replace(/^_+/, "");
    if (cut !== "") rest = cut;
  }
  return camelCase(rest.toLowerCase(), true);
}
