import type { Meaning } from "./meaning.ts";
import { prefixBounds } from "./prefix.ts";

/** A version of Maven or Gradle: "1.2.3", "[1.2,2)", "1.+", "latest.release". */
export function mavenMeaning(text: string): Meaning {
  if (/^\d+(\.\d+)*\.\+$/.test(text)) {
    return { state: "floating", ...prefixBounds(text.slice(0, -2)) };
  }
  const range = /^([[(])\s*([^,\])]*?)\s*(?:(,)\s*([^\])]*?)\s*)?([\])])$/.exec(text);
  if (range !== null) return rangeMeaning(range);
  if (!/^\d/.test(text)) return { state: "floating" };
  return { state: "exact", version: text.replace(/!!$/, "") };
}

/** Also the ranges of NuGet, which are written alike. */
export function rangeMeaning(range: readonly (string | undefined)[]): Meaning {
  const [, , from = "", comma, below = "", close] = range;
  if (comma === undefined) return { state: "exact", version: from };
  const end = close === "]" && below !== "" ? `${below}.1` : below;
  return { state: "floating", from: from || undefined, below: end || undefined };
}
