import type { Meaning } from "./meaning.ts";

/** What stands behind the name of a container image: ":1.50.0", "@sha256:...", or both. */
export function imageMeaning(text: string): Meaning {
  const digest = /@sha256:[0-9a-f]{64}$/.exec(text)?.[0];
  const tag = text.slice(0, text.length - (digest?.length ?? 0)).replace(/^:/, "");
  const version = /^v?(\d+\.\d+.*)$/.exec(tag)?.[1];
  if (digest !== undefined) return { state: "exact", version };
  return version === undefined ? { state: "floating" } : { state: "exact", version };
}
