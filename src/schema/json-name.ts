import type { DescField } from "@bufbuild/protobuf";

/** The name of a field in JSON: `json_name`, or what the field's name gives where an image has none. */
export function jsonName(field: DescField): string {
  return field.proto.jsonName === "" ? defaultJsonName(field.name) : field.proto.jsonName;
}

/** As protoc's descriptor.cc, ToJsonName: letters after "_" in upper case, nothing else changed. */
export function defaultJsonName(name: string): string {
  return name.replace(/_+([^_]?)/g, (_, letter: string) =>
    letter >= "a" && letter <= "z" ? letter.toUpperCase() : letter,
  );
}
