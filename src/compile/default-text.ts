/**
 * A number as protoc writes the default of a `float` or `double` field: the shorter of two fixed
 * precisions that reads back as the same value ("0.1", "1e+20", "inf", "nan").
 * Source: protobuf's io/strtod.cc, SimpleDtoa and SimpleFtoa.
 */
export function floatText(value: number, type: "float" | "double"): string {
  if (Number.isNaN(value)) return "nan";
  const exact = type === "float" ? Math.fround(value) : value;
  if (exact === Number.POSITIVE_INFINITY) return "inf";
  if (exact === Number.NEGATIVE_INFINITY) return "-inf";
  const [short, long] = type === "float" ? [6, 9] : [15, 17];
  const text = generalText(exact, short);
  const again = type === "float" ? Math.fround(Number(text)) : Number(text);
  return again === exact ? text : generalText(exact, long);
}

/** As C's printf writes "%.*g". */
function generalText(value: number, precision: number): string {
  const sign = Object.is(value, -0) ? "-" : "";
  const [mantissa = "", exponentText = ""] = value.toExponential(precision - 1).split("e");
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < precision) {
    return sign + withoutZeros(value.toFixed(precision - 1 - exponent));
  }
  const digits = String(Math.abs(exponent)).padStart(2, "0");
  return `${sign}${withoutZeros(mantissa)}e${exponent < 0 ? "-" : "+"}${digits}`;
}

function withoutZeros(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}

/** Bytes as protoc writes the default of a `bytes` field: ASCII, the rest as escapes (absl::CEscape). */
export function escapedBytes(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += escapedByte(byte);
  return text;
}

function escapedByte(byte: number): string {
  const letter = String.fromCharCode(byte);
  const known = cEscapes[letter];
  if (known !== undefined) return known;
  if (byte >= 0x20 && byte < 0x7f) return letter;
  return `\\${byte.toString(8).padStart(3, "0")}`;
}

const cEscapes: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  '"': '\\"',
  "'": "\\'",
  "\\": "\\\\",
};
