import { parseTextFormat, type TextField, type TextValue } from "../compile/options/text-format.ts";

/** A message in text format without its extensions, and without comments. Throws an Error. */
export function withoutExtensions(text: string): string {
  const bare = text.replace(/^[\t\r ]*#.*$/gm, "");
  const fail = (message: string): never => {
    throw new Error(message.replace(/^option value /, "it "));
  };
  return fieldsText(parseTextFormat(bare, fail));
}

function fieldsText(fields: readonly TextField[]): string {
  return fields
    .filter(({ kind }) => kind === "field")
    .map(({ name, values, isList }) => {
      const texts = values.map(valueText);
      return `${name}: ${isList ? `[${texts.join(", ")}]` : texts.join("")}\n`;
    })
    .join("");
}

function valueText(value: TextValue): string {
  switch (value.kind) {
    case "word":
      return value.text;
    case "integer":
      return String(value.value);
    case "float":
      return floatText(value.value);
    case "string":
      return `"${[...value.bytes].map(escaped).join("")}"`;
    case "message":
      return `{ ${fieldsText(value.fields)} }`;
  }
}

function floatText(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
}

/** Printable ASCII stays as it is, for a reader of errors. */
function escaped(byte: number): string {
  const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
  return isPlain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`;
}
