const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The text that the bytes of a string are: what is not UTF-8 becomes U+FFFD, and what would be a byte
 * order mark at the start of a file is a character.
 */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
