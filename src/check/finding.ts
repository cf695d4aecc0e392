import type { PastLife } from "../schema/past.ts";
import type { Span } from "../text/span.ts";
import type { FindingKind } from "./finding-kind.ts";
import type { Category, Severity } from "./rule.ts";

/** One break, placed on both sides. Plain data. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly categories: readonly Category[];
  readonly kind: FindingKind;
  /** The full name; a file's import name; a pin's tool; the path of a generated file. */
  readonly subject: string;
  readonly message: string;
  readonly instead: string;
  readonly suggestion: string | undefined;
  /** Twelve hexadecimal digits of rule, world, subject and the two values: stable over line moves. */
  readonly fingerprint: string;
  /** Findings about the same fact of the same pair share this number. */
  readonly question: number;
  /** Other rules that say the same of the same pair. */
  readonly also: readonly string[];
  /** The fingerprint of the removal that explains this one. */
  readonly because: string | undefined;
  /** Where to look in the new side; for something removed, where its lines were. */
  readonly location: Span | undefined;
  /** Where it stands, or stood, in the old side; with `past`, at its time. */
  readonly before: Span | undefined;
  /** When it was there before, for what was added and not for the first time. */
  readonly past?: PastLife | undefined;
  readonly lines: {
    /** The first line of `before`, and of `location` where something new stands there. */
    readonly before: string | undefined;
    readonly after: string | undefined;
  };
}
