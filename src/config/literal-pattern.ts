/** The pattern that means exactly this path; undefined for one with braces, which no pattern can say. */
export function literalPattern(path: string): string | undefined {
  if (/[{}]/.test(path)) return undefined;
  return /[*?[\]]/.test(path) ? path.replace(/[*?[\]]/g, "[$&]") : path;
}
