/**
 * The JSON name of a field: without underscores, a letter behind one in upper case. As protoc's
 * descriptor.cc, ToJsonName.
 */
export function jsonNameOf(fieldName: string): string {
  return fieldName.includes("_") ? camelCase(fieldName, false) : fieldName;
}

/** The name of the message that a map field makes ("FooBarEntry"). As protoc's parser.cc, MapEntryName. */
export function mapEntryNameOf(fieldName: string): string {
  return `${camelCase(fieldName, true)}Entry`;
}

function camelCase(fieldName: string, isUpperFirst: boolean): string {
  const [first = "", ...others] = fieldName.split("_");
  return (isUpperFirst ? capitalized(first) : first) + others.map(capitalized).join("");
}

function capitalized(part: string): string {
  return part.charAt(0).toUpperCase() + part.slice(1);
}
