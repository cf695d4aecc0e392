import type { Note, Problem } from "../text/problem.ts";
import type { Finding } from "./finding.ts";

/** One side, for people and for machines. */
export interface SideLabel {
  readonly label: string;
  readonly commit: string | undefined;
  /** The folder on disk in which people find its files; undefined for a commit. */
  readonly folder?: string | undefined;
}

/** Findings after policy. */
export interface Verdict {
  readonly findings: readonly Finding[];
  /** What the configuration ignores, as the rules found it. */
  readonly ignored: readonly Finding[];
}

/** The lowest severity that fails a check. */
export type FailOn = "error" | "warning" | "never";

/** Where what was compared comes from. */
export interface Origin {
  /** The address of the repository, without credentials, where it has one and somebody asked. */
  readonly repository?: string | undefined;
}

export interface Checked extends Origin {
  readonly kind: "checked";
  /** Undefined where one side was looked at alone. */
  readonly against: SideLabel | undefined;
  readonly head: SideLabel;
  readonly files: { readonly changed: number; readonly compiled: number };
  readonly verdict: Verdict;
  readonly failOn: FailOn;
  readonly notes: readonly Note[];
  /** What was found of generated code; undefined where nobody asked for it. */
  readonly codegen?: CodegenCounts | undefined;
}

export interface CodegenCounts {
  readonly pins: number;
  readonly generated: number;
  /** Whether schemas were not compared. */
  readonly isAlone: boolean;
}

export interface Failed extends Origin {
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
  /** What the configuration ignores. */
  readonly ignored: number;
}

/** How many findings of each severity there are. */
export function summaryOf(verdict: Verdict): Summary {
  const errors = verdict.findings.filter((finding) => finding.severity === "error").length;
  const warnings = verdict.findings.length - errors;
  return { errors, warnings, waived: 0, ignored: verdict.ignored.length };
}
