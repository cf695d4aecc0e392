/** In hexadecimal digits. The module is loaded when it is first needed: most runs hash nothing. */
export function sha256(text: string): string {
  const { createHash } = process.getBuiltinModule("node:crypto");
  return createHash("sha256").update(text).digest("hex");
}
