import type { Meaning } from "./meaning.ts";
import { pythonBounds } from "./python.ts";

/** Requirements of RubyGems, with commas between them: guides.rubygems.org, "Patterns". */
export function gemMeaning(text: string): Meaning {
  const clauses = text.split(",").map((clause) => clause.trim());
  const [first = ""] = clauses;
  const exact = /^=?\s*(\d[\w.]*)$/.exec(first)?.[1];
  if (clauses.length === 1 && exact !== undefined) return { state: "exact", version: exact };
  // "~> 4.26" allows what "~= 4.26" of Python does.
  return { state: "floating", ...pythonBounds(clauses.map((each) => each.replace(/^~>/, "~="))) };
}
