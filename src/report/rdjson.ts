import type { Finding } from "../check/finding.ts";
import type { Outcome } from "../check/outcome.ts";
import type { Severity } from "../check/rule.ts";
import type { Problem } from "../text/problem.ts";
import type { Position, Span } from "../text/span.ts";
import { inertMarkdown } from "./inert-markdown.ts";
import { jsonText } from "./json-text.ts";
import { sideOf } from "./side-of.ts";
import { visible } from "./visible.ts";
import { wellFormed } from "./well-formed.ts";

/**
 * A DiagnosticResult of the Reviewdog Diagnostic Format. Its reader refuses unknown fields and lone
 * surrogates, counts columns in bytes of UTF-8, and shows messages as Markdown.
 */
export function rdjson(outcome: Outcome): string {
  const diagnostics =
    outcome.kind === "checked"
      ? outcome.verdict.findings.map((finding) =>
          diagnosticOf(finding, outcome.against?.label ?? "the old side"),
        )
      : outcome.errors.map((problem) => diagnosticOfProblem(problem, sideOf(problem, outcome)));
  return jsonText({ source: { name: "proto-compat" }, diagnostics });
}

const severities: { readonly [S in Severity]: string } = { error: "ERROR", warning: "WARNING" };

function diagnosticOf(finding: Finding, against: string) {
  const { message, severity, rule, instead, suggestion, location, before, lines } = finding;
  const words = [
    inertMarkdown(visible(message)),
    `instead: ${inertMarkdown(visible(instead))}`,
    ...(suggestion?.split("\n") ?? []).map((line) => `add: ${inertMarkdown(visible(line))}`),
  ];
  const place = location ?? before;
  const line = location === undefined ? lines.before : lines.after;
  return {
    message: words.join("\n"),
    ...(place === undefined ? {} : { location: locationOf(place, line) }),
    severity: severities[severity],
    code: { value: wellFormed(rule) },
    ...(location === undefined || before === undefined
      ? {}
      : {
          relatedLocations: [
            {
              message: inertMarkdown(visible(`in ${against}`)),
              location: locationOf(before, lines.before),
            },
          ],
        }),
  };
}

/** A line of the old side would be shown in the new one, where something else stands. */
function diagnosticOfProblem({ message, path, start, side, hint }: Problem, which: string) {
  const words = [inertMarkdown(visible(message)), which === "" ? "" : inertMarkdown(which)];
  const help = hint === undefined ? "" : `\nhelp: ${inertMarkdown(visible(hint))}`;
  const range = start === undefined || side === "before" ? {} : { range: { start: lineOf(start) } };
  return {
    message: words.filter((word) => word !== "").join(" ") + help,
    ...(path === undefined ? {} : { location: { path: wellFormed(path), ...range } }),
    severity: "ERROR",
    code: { value: "not-compared" },
  };
}

/** Whole lines where the bytes cannot be counted: without the text, or over several lines. */
function locationOf({ path, start, end }: Span, line: string | undefined) {
  const hasColumns = line !== undefined && start.line === end.line;
  const range = hasColumns
    ? { start: byteOf(start, line), end: byteOf(end, line) }
    : { start: lineOf(start), end: lineOf(end) };
  return { path: wellFormed(path), range };
}

function lineOf({ line }: Position) {
  return { line };
}

function byteOf({ line, column }: Position, text: string) {
  const before = Array.from(text.slice(0, 2 * column)).slice(0, column - 1);
  return { line, column: Buffer.byteLength(before.join("")) + 1 };
}
