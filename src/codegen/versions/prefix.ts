/** The bounds of all versions that begin with these numbers: "1.31" from 1.31, below 1.32. */
export function prefixBounds(prefix: string): { readonly from: string; readonly below: string } {
  const numbers = prefix.split(".").map(Number);
  const next = [...numbers.slice(0, -1), (numbers.at(-1) ?? 0) + 1];
  return { from: numbers.join("."), below: next.join(".") };
}
