import type { ParsedFile } from "../compile/parsed-file.ts";

// Parsed files are never changed.
const wordsOf = new WeakMap<ParsedFile, ReadonlySet<string>>();

/**
 * Whether a simple name stands anywhere in the text of a file. Names cannot be escaped in the
 * language, so that a file that uses or declares a name surely mentions it.
 */
export function mentions(file: ParsedFile, name: string): boolean {
  const words = wordsOf.get(file) ?? new Set(file.text.split(/\W+/));
  wordsOf.set(file, words);
  return words.has(name);
}
