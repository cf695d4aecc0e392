/**
 * The JSON name of a field: without underscores, a letter behind one in upper case. As protoc's
 * descriptor.cc, ToJsonName.
 */
export function jsonNameOf(fieldName: string): string {
  return camelCase(fieldName, false);
}

/** The name of the message that a map field makes ("FooBarEntry"). As protoc's parser.cc, MapEntryName. */
export function mapEntryNameOf(fieldName: string): string {
  return `${camelCase(fieldName, true)}Entry`;
}

/** A name without underscores, a letter behind one in upper case. */
export function camelCase(name: string, isUpperFirst: boolean): string {
  let end = name.indexOf("_");
  if (end === -1) return isUpperFirst ? capitalized(name) : name;
  let result = isUpperFirst ? capitalized(name.slice(0, end)) : name.slice(0, end);
  while (end !== -1) {
    const start = end + 1;
    end = name.indexOf("_", start);
    result += capitalized(name.slice(start, end === -1 ? name.length : end));
  }
  return result;
}

function capitalized(part: string): string {
  return part.charAt(0).toUpperCase() + part.slice(1);
}
