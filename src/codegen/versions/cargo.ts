import semver from "semver";
import type { Meaning } from "./meaning.ts";
import { boundsOf } from "./npm.ts";

/** A requirement of Cargo.toml, where a bare version is a caret: "Specifying Dependencies". */
export function cargoMeaning(text: string): Meaning {
  const exact = /^=\s*(\S+)$/.exec(text)?.[1];
  if (exact !== undefined && semver.valid(exact) !== null)
    return { state: "exact", version: exact };
  return { state: "floating", ...boundsOf(cargoRange(text)) };
}

/** The same as npm writes it. */
function cargoRange(text: string): string {
  const parts = text.split(",").map((part) => part.trim());
  return parts.map((part) => (/^\d/.test(part) && !/\*/.test(part) ? `^${part}` : part)).join(" ");
}
