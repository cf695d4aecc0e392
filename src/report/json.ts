import type { Finding } from "../check/finding.ts";
import type { Outcome, SideLabel } from "../check/outcome.ts";
import { summaryOf } from "../check/outcome.ts";
import type { PastEvent, PastLife } from "../schema/past.ts";
import type { Note, Problem } from "../text/problem.ts";
import type { Span } from "../text/span.ts";
import { jsonText } from "./json-text.ts";

/**
 * One JSON object, as json.schema.json describes it; it changes only by addition. Characters that
 * could act on a terminal or a CI log are written as JSON escapes: the data is the same.
 */
export function json(outcome: Outcome): string {
  const checked = outcome.kind === "checked" ? outcome : undefined;
  const failed = outcome.kind === "failed" ? outcome : undefined;
  const document = {
    version: 1,
    against: sideOf(outcome.against),
    head: sideOf(outcome.head),
    files: { changed: checked?.files.changed ?? 0, compiled: checked?.files.compiled ?? 0 },
    summary: summaryOf(checked?.verdict ?? nothing),
    findings: (checked?.verdict.findings ?? []).map(findingOf),
    notes: outcome.notes.map(noteOf),
    errors: (failed?.errors ?? []).map(errorOf),
  };
  return jsonText(document);
}

/** Of a run that failed: its `errors` tell that this is not the verdict of a comparison. */
const nothing = { findings: [], ignored: [] };

function sideOf(side: SideLabel | undefined) {
  return side === undefined ? null : { label: side.label, commit: side.commit ?? null };
}

function findingOf(finding: Finding) {
  return {
    rule: finding.rule,
    severity: finding.severity,
    categories: finding.categories,
    kind: finding.kind,
    subject: finding.subject,
    message: finding.message,
    instead: finding.instead,
    suggestion: finding.suggestion ?? null,
    fingerprint: finding.fingerprint,
    also: finding.also,
    because: finding.because ?? null,
    location: spanOf(finding.location),
    before: spanOf(finding.before),
    history: historyOf(finding.past),
    waiver: null,
  };
}

function spanOf(span: Span | undefined) {
  if (span === undefined) return null;
  return { path: span.path, start: positionOf(span.start), end: positionOf(span.end) };
}

function historyOf(past: PastLife | undefined) {
  if (past === undefined) return null;
  const { introduced, removed, release } = past;
  return {
    introduced: eventOf(introduced),
    removed: eventOf(removed),
    release: release ?? null,
  };
}

function eventOf(event: PastEvent | undefined) {
  return event === undefined ? null : { commit: event.commit, date: event.date };
}

function positionOf(position: Span["start"]) {
  return { line: position.line, column: position.column };
}

function noteOf(note: Note) {
  const start = note.start === undefined ? null : positionOf(note.start);
  return { kind: note.kind, message: note.message, path: note.path ?? null, start };
}

function errorOf(problem: Problem) {
  return {
    message: problem.message,
    path: problem.path ?? null,
    start: problem.start === undefined ? null : positionOf(problem.start),
    side: problem.side ?? null,
    hint: problem.hint ?? null,
  };
}
