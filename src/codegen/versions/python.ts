import { valid } from "@renovatebot/pep440";
import { compareVersions } from "../../check/version.ts";
import type { Meaning } from "./meaning.ts";
import { boundsOf } from "./npm.ts";
import { prefixBounds } from "./prefix.ts";

/** Version specifiers of PEP 440; those of Poetry, "^4.25" and "~4.25", and a bare "4.25.1" too. */
export function pythonMeaning(text: string): Meaning {
  if (/^[\^~](?!=)/.test(text)) return { state: "floating", ...boundsOf(text) };
  const clauses = text.split(",").map((clause) => clause.trim());
  const [first = ""] = clauses;
  const bare = first.replace(/^===?\s*/, "");
  if (clauses.length === 1 && /^(===?|\d)/.test(first) && valid(bare) !== null) {
    return { state: "exact", version: bare };
  }
  return { state: "floating", ...pythonBounds(clauses) };
}

/** The bounds of clauses such as ">=4.25" and "~=4.25.1", all of which must hold. */
export function pythonBounds(clauses: readonly string[]): Pick<Meaning, "from" | "below"> {
  let from: string | undefined;
  let below: string | undefined;
  const raise = (version: string) => {
    if (from === undefined || compareVersions(version, from) > 0) from = version;
  };
  const lower = (version: string) => {
    if (below === undefined || compareVersions(version, below) < 0) below = version;
  };
  for (const clause of clauses) {
    const [, operator = "", version = ""] = /^(~=|===?|!=|<=|>=|<|>)?\s*(\S+)$/.exec(clause) ?? [];
    if (operator === ">=" || operator === ">" || operator === "~=") raise(version);
    if (operator === "<") lower(version);
    if (operator === "<=") lower(`${version}.1`);
    if (operator === "~=") lower(prefixBounds(version.replace(/\.\d+[^.]*$/, "")).below);
    if (/^=?=?$/.test(operator) && version.endsWith(".*")) {
      const bounds = prefixBounds(version.slice(0, -2));
      raise(bounds.from);
      lower(bounds.below);
    }
  }
  return { from, below };
}
