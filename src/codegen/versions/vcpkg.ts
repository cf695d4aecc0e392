import type { Meaning } from "./meaning.ts";

/** ">=3.21.12#1" of `version>=`: the number behind "#" counts how often the port itself changed. */
export function vcpkgMeaning(text: string): Meaning {
  const from = text.replace(/^>=/, "").replace(/#\d+$/, "");
  return { state: "floating", from };
}
