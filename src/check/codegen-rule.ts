import type { Span } from "../text/span.ts";
import type { CodegenExample } from "./codegen-example.ts";
import type { CodegenFacts } from "./codegen-facts.ts";
import type { GeneratedFile } from "./generated-file.ts";
import type { Pin } from "./pin.ts";
import type { Flaw, RuleWords } from "./rule.ts";

/** A rule about the tools that generate code, and what they generated. */
export interface CodegenRule extends RuleWords {
  readonly subjects: readonly ("pin" | "generated_file")[];
  /** Whether it compares two revisions, and has nothing to say of one alone. */
  readonly isAboutChange: boolean;
  readonly example: CodegenExample;
  /** Pure. */
  check(facts: CodegenFacts): readonly CodegenFlaw[];
}

/** One case of what a rule forbids. */
export interface CodegenFlaw extends Pick<Flaw, "message" | "before" | "after" | "severity"> {
  /** In the new side: where a reader must look. */
  readonly subject: Pin | GeneratedFile;
  /** A better place than the subject's own: in its file, or in the schema that it was made of. */
  readonly at?: Span | undefined;
  /** Flaws about the same thing are shown as one: the path of the generated file that is out of date. */
  readonly about?: string | undefined;
  /** The same thing in the old side. */
  readonly was?: Pin | GeneratedFile | undefined;
  /** What to do in this case, where the rule's own advice says less. */
  readonly instead?: string | undefined;
}

/** Returns its argument; it is there to check its type where it is written. */
export function defineCodegenRule(rule: CodegenRule): CodegenRule {
  return rule;
}
