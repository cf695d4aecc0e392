import type { Meaning } from "./meaning.ts";
import { prefixBounds } from "./prefix.ts";

/** A requirement of a Package.swift as its reader writes it: "from: 1.2.3", "1.2.3..<2.0.0". */
export function swiftMeaning(text: string): Meaning {
  const [, kind = "", value = text] = /^(\w+): (.*)$/.exec(text) ?? [];
  switch (kind) {
    case "exact":
      return { state: "exact", version: value };
    case "revision":
      return { state: "exact", remark: "a commit" };
    case "branch":
      return { state: "floating", remark: "a branch" };
    case "from":
    case "upToNextMajor":
      return { state: "floating", from: value, below: belowOf(value, 1) };
    case "upToNextMinor":
      return { state: "floating", from: value, below: belowOf(value, 2) };
  }
  const range = /^([\w.-]+?)(\.\.\.|\.\.<)([\w.-]+)$/.exec(value);
  if (range === null) return { state: "floating" };
  const [, from, dots, end] = range;
  return { state: "floating", from, below: dots === "..<" ? end : `${end}.1` };
}

/** The first version whose leading numbers, so many of them, differ. */
function belowOf(version: string, numbers: number): string {
  return prefixBounds(version.split(".").slice(0, numbers).join(".")).below;
}
