import type { ParsedFile } from "../compile/parsed-file.ts";

/** How often a file was searched, then the words of its text. Parsed files are never changed. */
const searches = new WeakMap<ParsedFile, number | ReadonlySet<string>>();

/** To find all words takes longer than so many searches. */
const manySearches = 16;

/**
 * Whether a simple name stands anywhere in the text of a file. Names cannot be escaped in the
 * language, so that a file that uses or declares a name surely mentions it.
 */
export function mentions(file: ParsedFile, name: string): boolean {
  const known = searches.get(file) ?? 0;
  if (typeof known !== "number") return known.has(name);
  if (known < manySearches) {
    searches.set(file, known + 1);
    return hasWord(file.text, name);
  }
  const words = new Set(file.text.split(/\W+/));
  searches.set(file, words);
  return words.has(name);
}

function hasWord(text: string, name: string): boolean {
  if (name === "") return false;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!isInWord(text, at - 1) && !isInWord(text, at + name.length)) return true;
  }
  return false;
}

function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const isDigit = code >= 0x30 && code <= 0x39;
  const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return isDigit || isLetter || code === 0x5f;
}
