import type { Finding } from "../../src/check/finding.ts";
import type { Checked, Failed } from "../../src/check/outcome.ts";
import type { Note, Problem } from "../../src/text/problem.ts";
import type { Span } from "../../src/text/span.ts";

/** A check of three changed files that found nothing, unless told otherwise. */
export function checked(findings: readonly Finding[], parts: Partial<Checked> = {}): Checked {
  return {
    kind: "checked",
    against: { label: "HEAD~1 (1a2b3c4)", commit: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d" },
    head: { label: "work tree", commit: undefined },
    files: { changed: 3, compiled: 17 },
    verdict: { findings, ignored: [] },
    failOn: "error",
    notes: [],
    ...parts,
  };
}

export function failed(errors: readonly Problem[], parts: Partial<Failed> = {}): Failed {
  const { against, head } = checked([]);
  return { kind: "failed", against, head, errors, notes: [], ...parts };
}

/** A field that changed its type, unless told otherwise. */
export function finding(parts: Partial<Finding> = {}): Finding {
  return {
    rule: "FIELD_SAME_TYPE",
    severity: "error",
    categories: ["FILE", "PACKAGE", "CSR"],
    kind: "field",
    subject: "acme.v1.User.email",
    message: 'field 2 "email" of acme.v1.User changed type from string to int32',
    instead: "Add a field with a new number and type, and deprecate this one.",
    suggestion: undefined,
    fingerprint: "9f3c2a71d0b4",
    question: 0,
    also: [],
    because: undefined,
    location: span("proto/acme/v1/user.proto", 12, 3, 8),
    before: span("proto/acme/v1/user.proto", 11, 3, 9),
    lines: { before: "  string email = 2;", after: "  int32 email = 2;" },
    ...parts,
  };
}

/** A deleted field, with its old line and what to reserve. */
export function deletion(number: number, name: string, parts: Partial<Finding> = {}): Finding {
  const line = `  string ${name} = ${number};`;
  return finding({
    rule: "FIELD_NO_DELETE",
    subject: `acme.v1.User.${name}`,
    message: `field ${number} "${name}" of acme.v1.User was deleted`,
    instead: "Keep the field and mark it with `deprecated = true`.",
    suggestion: `reserved ${number}; reserved "${name}";`,
    fingerprint: number.toString(16).padStart(12, "d"),
    location: span("proto/acme/v1/user.proto", 14, 1, 1),
    before: span("proto/acme/v1/user.proto", 10 + number, 3, line.length + 1),
    lines: { before: line, after: undefined },
    ...parts,
  });
}

/** A stretch of one line. */
export function span(path: string, line: number, start: number, end: number): Span {
  return { path, start: { line, column: start }, end: { line, column: end } };
}

/** The stretch of a line where a part of it stands. */
export function within(path: string, line: number, text: string, part: string): Span {
  const start = Array.from(text.slice(0, text.indexOf(part))).length + 1;
  return span(path, line, start, start + Array.from(part).length);
}

export function problem(message: string, parts: Partial<Problem> = {}): Problem {
  return {
    message,
    path: undefined,
    start: undefined,
    side: undefined,
    hint: undefined,
    ...parts,
  };
}

export function note(kind: Note["kind"], message: string, path?: string): Note {
  return { kind, message, path };
}
