import { rangeMeaning } from "./maven.ts";
import type { Meaning } from "./meaning.ts";
import { prefixBounds } from "./prefix.ts";

/**
 * A version of a PackageReference: learn.microsoft.com, "NuGet package version reference". A bare one
 * is a lowest version, and NuGet takes the lowest that will do.
 */
export function nugetMeaning(text: string): Meaning {
  if (/^\d+(\.\d+)*\.\*/.test(text)) {
    return { state: "floating", ...prefixBounds(text.replace(/\.\*.*$/, "")) };
  }
  const range = /^([[(])\s*([^,\])]*?)\s*(?:(,)\s*([^\])]*?)\s*)?([\])])$/.exec(text);
  if (range !== null) return rangeMeaning(range);
  return /^\d/.test(text) ? { state: "exact", version: text } : { state: "floating" };
}
