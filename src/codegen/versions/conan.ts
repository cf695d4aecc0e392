import type { Meaning } from "./meaning.ts";
import { boundsOf } from "./npm.ts";

/** What stands behind "/" in a reference: docs.conan.io, "Version ranges". */
export function conanMeaning(text: string): Meaning {
  const range = /^\[(.*)\]$/.exec(text)?.[1];
  if (range !== undefined) {
    return { state: "floating", ...boundsOf(range.replace(/,.*$/, "").trim()) };
  }
  if (/^<host_version/.test(text)) return { state: "indirect", remark: "that of the library" };
  if (/^\d/.test(text)) return { state: "exact", version: text };
  return { state: "floating" };
}
