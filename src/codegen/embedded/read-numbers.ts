import { byteSink } from "./byte-sink.ts";
import { digitOf } from "./digit-of.ts";
import type { Read } from "./read-literals.ts";

const [space, comma, slash, zero] = [0x20, 0x2c, 0x2f, 0x30];

/**
 * The bytes of a list of numbers, hexadecimal or decimal, with "u8" or without, up to `close`.
 * Comments to the end of a line are passed over.
 */
export function readNumbers(text: string, start: number, close: string): Read {
  const sink = byteSink();
  const last = close.charCodeAt(0);
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === last) return { kind: "read", bytes: sink.bytes(), end: at + 1 };
    if (code === comma || code === space || (code >= 0x09 && code <= 0x0d)) {
      at++;
      continue;
    }
    if (code === slash && text.charCodeAt(at + 1) === slash) {
      at = endOfLine(text, at);
      continue;
    }
    const { value, end } = readNumber(text, at);
    if (end === at) return { kind: "broken", why: "holds something that is not a byte", end: at };
    if (value > 0xff) {
      return { kind: "broken", why: `holds ${text.slice(at, end)}, which is no byte`, end: at };
    }
    sink.add(value);
    at = end;
  }
  return { kind: "broken", why: "is cut short", end: at };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

/** Four digits at most: more are no byte. Ends where it starts if no number stands there. */
function readNumber(text: string, start: number) {
  const isHex = text.charCodeAt(start) === zero && (text.charCodeAt(start + 1) | 0x20) === 0x78;
  const base = isHex ? 16 : 10;
  const first = isHex ? start + 2 : start;
  let value = 0;
  let at = first;
  for (; at < first + 4; at++) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit === undefined || digit >= base) break;
    value = value * base + digit;
  }
  if (at === first) return { value, end: start };
  return { value, end: text.startsWith("u8", at) ? at + 2 : at };
}
