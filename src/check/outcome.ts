import type { Note, Problem } from "../text/problem.ts";
import type { Finding } from "./finding.ts";

/** One side, for people and for machines. */
export interface SideLabel {
  readonly label: string;
  readonly commit: string | undefined;
}

/** Findings after policy. */
export interface Verdict {
  readonly findings: readonly Finding[];
}

export interface Checked {
  readonly kind: "checked";
  readonly against: SideLabel;
  readonly head: SideLabel;
  readonly files: { readonly changed: number; readonly compiled: number };
  readonly verdict: Verdict;
  readonly notes: readonly Note[];
}

export interface Failed {
  readonly kind: "failed";
  readonly against: SideLabel | undefined;
  readonly head: SideLabel | undefined;
  readonly errors: readonly Problem[];
  readonly notes: readonly Note[];
}

/** What a run of `check` came to; what reporters turn into text. */
export type Outcome = Checked | Failed;

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly waived: number;
}

/** How many findings of each severity there are. */
export function summaryOf(verdict: Verdict): Summary {
  const errors = verdict.findings.filter((finding) => finding.severity === "error").length;
  return { errors, warnings: verdict.findings.length - errors, waived: 0 };
}
