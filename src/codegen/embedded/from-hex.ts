/** The bytes that pairs of hexadecimal digits stand for; or what is wrong with them. */
export function fromHex(written: Uint8Array): Uint8Array | string {
  if (written.length % 2 !== 0) return "is cut short, for hexadecimal digits";
  const text = Buffer.from(written).toString("latin1");
  return /^[0-9a-fA-F]*$/.test(text) ? Buffer.from(text, "hex") : "is not hexadecimal";
}
