import type { DescField } from "@bufbuild/protobuf";
import { typeName } from "./field-type.ts";

/** The type of a field with its label, as a `PastSlot` has it, its names full: "repeated acme.Foo". */
export function labelledType(field: DescField): string {
  return field.fieldKind === "list" ? `repeated ${typeName(field)}` : typeName(field);
}

/**
 * Whether a type that was once written, such as "repeated Foo", may be that of a field: nobody knows
 * any more what a relative name stood for, so it is every full name that ends in it.
 */
export function isWrittenType(written: string, field: DescField): boolean {
  const was = wordsOf(written);
  const is = wordsOf(labelledType(field));
  return was.length === is.length && was.every((word, index) => isName(word, is[index] ?? ""));
}

/**
 * Whether JSON of the one type has the form of JSON of the other, as far as it can be told of types as
 * they are written: the kind of number does not matter, another message does.
 */
export function isSameJsonFamily(written: string, field: DescField): boolean {
  const was = wordsOf(written).map(familyOf);
  const is = wordsOf(labelledType(field)).map(familyOf);
  return was.join() === is.join();
}

/**
 * Whether bytes of the one type are read as the other, as far as it can be told of types as they are
 * written: the language guide, "Updating A Message Type".
 */
export function isSameWireFamily(written: string, field: DescField): boolean {
  const was = wordsOf(written).map(wireFamilyOf);
  const isEnum = field.enum !== undefined && field.fieldKind !== "map";
  const is = wordsOf(labelledType(field)).map((word) => {
    return isEnum && word !== "repeated" ? "varint" : wireFamilyOf(word);
  });
  return was.join() === is.join();
}

function wireFamilyOf(word: string): string {
  return wireFamilies.get(word) ?? word.slice(word.lastIndexOf(".") + 1);
}

const wireFamilies: ReadonlyMap<string, string> = new Map([
  ...["int32", "int64", "uint32", "uint64", "bool"].map((word) => [word, "varint"] as const),
  ...["sint32", "sint64"].map((word) => [word, "zigzag"] as const),
  ...["fixed32", "sfixed32"].map((word) => [word, "fixed32"] as const),
  ...["fixed64", "sfixed64"].map((word) => [word, "fixed64"] as const),
  ...["string", "bytes"].map((word) => [word, "bytes"] as const),
]);

/** "group Foo", as it is written, and "acme.Foo (delimited)", as it is called after linking, are one. */
function wordsOf(type: string): readonly string[] {
  const delimited = type.replace(/(\S+) \(delimited\)$/, "group $1");
  return delimited.split(/[<>, ]+/).filter((word) => word !== "");
}

function isName(was: string, is: string): boolean {
  const name = was.replace(/^\./, "");
  return is === name || is.endsWith(`.${name}`);
}

function familyOf(word: string): string {
  if (/^(s|u)?int(32|64)$|^s?fixed(32|64)$/.test(word)) return "integer";
  if (word === "float" || word === "double") return "decimal";
  return word.slice(word.lastIndexOf(".") + 1);
}
