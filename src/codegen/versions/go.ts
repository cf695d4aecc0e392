import type { Meaning } from "./meaning.ts";
import { prefixBounds } from "./prefix.ts";

/** A version query of the go command: "Go Modules Reference", "Version queries". */
export function goMeaning(text: string): Meaning {
  if (/^v\d+\.\d+\.\d+/.test(text)) return { state: "exact", version: text.slice(1) };
  if (/^v\d+(\.\d+)?$/.test(text)) {
    const remark = "a prefix: the highest version that begins so";
    return { state: "partial", remark, ...prefixBounds(text.slice(1)) };
  }
  if (/^[0-9a-f]{7,40}$/.test(text)) return { state: "exact", remark: "a commit" };
  return { state: "floating" };
}
