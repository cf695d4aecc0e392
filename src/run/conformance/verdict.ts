import type { FileDifference } from "./compare-files.ts";
import type { ExplainedDifference } from "./explained-differences.ts";

/** How our compiler and a witness agree about one file. */
export type FileVerdict =
  | { readonly kind: "equal" }
  | {
      readonly kind: "different";
      /** Those that are not explained, if there are such, else all. */
      readonly differences: readonly FileDifference[];
      /** What explains all of them; undefined: at least one is not explained. */
      readonly explanations: readonly ExplainedDifference[] | undefined;
    }
  | { readonly kind: "refused by us"; readonly reason: string }
  | {
      readonly kind: "refused by them";
      readonly reason: string;
      readonly explanation: ExplainedDifference | undefined;
    }
  | { readonly kind: "refused by both" };

/** How many files had which verdict. */
export interface Counts {
  readonly files: number;
  readonly equal: number;
  readonly explained: number;
  readonly different: number;
  readonly refusedByUs: number;
  readonly refusedByThem: number;
  readonly refusedByBoth: number;
}

export const noFiles: Counts = {
  files: 0,
  equal: 0,
  explained: 0,
  different: 0,
  refusedByUs: 0,
  refusedByThem: 0,
  refusedByBoth: 0,
};

export function counted(counts: Counts, verdict: FileVerdict): Counts {
  const column = columnOf(verdict);
  return { ...counts, files: counts.files + 1, [column]: counts[column] + 1 };
}

function columnOf(verdict: FileVerdict): Exclude<keyof Counts, "files"> {
  switch (verdict.kind) {
    case "equal":
      return "equal";
    case "different":
      return verdict.explanations === undefined ? "different" : "explained";
    case "refused by us":
      return "refusedByUs";
    case "refused by them":
      return "refusedByThem";
    case "refused by both":
      return "refusedByBoth";
  }
}
