/** The bytes that base64 stands for, with padding or without; or what is wrong with it. */
export function fromBase64(written: Uint8Array): Uint8Array | string {
  let digits = 0;
  let padding = 0;
  for (const code of written) {
    if (isSpace(code)) continue;
    if (code === equals) padding++;
    else if (padding > 0 || !isDigit(code)) return "is not base64";
    else digits++;
  }
  const isWhole = padding === 0 ? digits % 4 !== 1 : (digits + padding) % 4 === 0 && padding < 3;
  if (!isWhole) return "is cut short, for base64";
  return Buffer.from(Buffer.from(written).toString("latin1"), "base64");
}

const equals = 0x3d;

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

function isDigit(code: number): boolean {
  const letter = code | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2b ||
    code === 0x2f
  );
}
