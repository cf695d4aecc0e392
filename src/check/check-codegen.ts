import { byPlace } from "../text/by-place.ts";
import type { Span } from "../text/span.ts";
import type { CodegenFacts } from "./codegen-facts.ts";
import type { CodegenFlaw, CodegenRule } from "./codegen-rule.ts";
import type { Finding } from "./finding.ts";
import { fingerprinter } from "./fingerprint.ts";

/** The lines that findings quote; undefined where the text is not known. */
export interface CodegenLines {
  readonly before: (place: Span) => string | undefined;
  readonly after: (place: Span) => string | undefined;
}

/** Runs the rules over pins and generated files; findings are sorted by place, then rule. */
export function checkCodegen(
  facts: CodegenFacts,
  rules: readonly CodegenRule[],
  lines: CodegenLines,
): readonly Finding[] {
  const hits = rules
    .filter((rule) => !rule.isAboutChange || facts.before !== undefined)
    .flatMap((rule) => rule.check(facts).map((flaw) => ({ rule, flaw, at: placeOf(flaw) })));
  const sorted = hits.toSorted(
    (one, other) => byPlace(one.at, other.at) || (one.rule.id < other.rule.id ? -1 : 1),
  );
  const fingerprint = fingerprinter();
  const questionOf = questions();
  return sorted.map(({ rule, flaw, at }): Finding => {
    const question = questionOf(flaw.about);
    const { subject, was, message, before, after, severity, instead } = flaw;
    const name = subject.kind === "pin" ? subject.package : subject.path;
    const identity = { rule: rule.id, world: at.path, subject: name, before, after };
    return {
      rule: rule.id,
      severity: severity ?? rule.severity,
      categories: rule.categories,
      kind: subject.kind,
      subject: name,
      message,
      instead: instead ?? rule.instead,
      suggestion: undefined,
      fingerprint: fingerprint(identity),
      question,
      also: [],
      because: undefined,
      location: at,
      before: was?.at,
      lines: {
        before: was === undefined ? undefined : lines.before(was.at),
        after: lines.after(at),
      },
    };
  });
}

function placeOf({ subject, at }: CodegenFlaw): Span {
  return at ?? subject.at;
}

/** Numbers what findings are about: each has its own number, unless it says that it shares one. */
function questions(): (about: string | undefined) => number {
  const known = new Map<string, number>();
  let count = 0;
  return (about) => {
    const number = known.get(about ?? "") ?? count++;
    if (about !== undefined) known.set(about, number);
    return number;
  };
}
