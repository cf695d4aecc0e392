const decoder = new TextDecoder();

/** A text, and where in it U+FFFD stands for bytes that are not UTF-8. */
export interface Decoded {
  readonly text: string;
  readonly invalid: readonly number[];
  /** How many bytes of a byte order mark stood in front of the text. */
  readonly markLength: number;
}

/** The text of a file without its byte order mark, as protoc reads it. */
export function decode(content: string | Uint8Array): Decoded {
  if (typeof content === "string") return decodedText(content);
  const text = decoder.decode(content);
  const invalid = text.includes("\ufffd") ? invalidIn(text, content) : [];
  return { text, invalid, markLength: startOf(content) };
}

function decodedText(content: string): Decoded {
  const text = content.replace(/^\ufeff/, "");
  return { text, invalid: [], markLength: text === content ? 0 : 3 };
}

/** Behind the byte order mark, if there is one. */
function startOf(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** The offsets of those U+FFFD that the bytes do not spell out. */
function invalidIn(text: string, bytes: Uint8Array): readonly number[] {
  const invalid: number[] = [];
  let at = startOf(bytes);
  for (let offset = 0; offset < text.length; offset++) {
    const point = text.codePointAt(offset) ?? 0;
    const isWritten = point !== 0xfffd || (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd);
    at += isWritten ? lengthOf(point) : replacedLength(bytes, at);
    if (!isWritten) invalid.push(offset);
    if (point > 0xffff) offset++;
  }
  return invalid;
}

/** How many bytes UTF-8 takes for a code point. */
function lengthOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/**
 * How many bytes one U+FFFD stands for: the first one, and those after it that could have gone on
 * (the "maximal subpart" of the Unicode standard, section 3.9, which the WHATWG decoder follows).
 */
function replacedLength(bytes: Uint8Array, start: number): number {
  const lead = bytes[start] ?? 0;
  const expected = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
  let count = 0;
  while (count < expected) {
    const byte = bytes[start + 1 + count] ?? 0;
    const low = count > 0 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = count > 0 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) break;
    count++;
  }
  return 1 + count;
}
