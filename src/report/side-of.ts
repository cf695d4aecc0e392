import type { Failed } from "../check/outcome.ts";
import type { Problem } from "../text/problem.ts";
import { visible } from "./visible.ts";

/** Which side a problem is on, as the user called it: "(in HEAD~1)"; "" for a problem of neither. */
export function sideOf(problem: Problem, outcome: Failed): string {
  switch (problem.side) {
    case "before":
      return `(in ${visible(outcome.against?.label ?? "the old side")})`;
    case "after":
      return `(in ${visible(outcome.head?.label ?? "the new side")})`;
    case undefined:
      return "";
  }
}
