import type { Checked, Failed, Outcome } from "../check/outcome.ts";
import type { Severity } from "../check/rule.ts";
import type { Problem } from "../text/problem.ts";
import type { Span } from "../text/span.ts";
import { excerpt } from "./excerpt.ts";
import type { Folded } from "./fold.ts";
import { fold } from "./fold.ts";
import type { GithubCommand } from "./github-command.ts";
import { githubLimits } from "./github-limits.ts";
import { oldLineOf, placeOf, placeOfProblem } from "./place.ts";
import { sideOf } from "./side-of.ts";
import { visible } from "./visible.ts";

/** What is said once to GitHub and once in the log, which shows no places of annotations. */
export interface GithubEntry {
  readonly command: GithubCommand;
  /** Lines that start with a word of ours, so that nothing in them can be a command. */
  readonly log: readonly string[];
}

/** One entry for each finding that is not folded into another, or for each problem; all of them. */
export function githubEntries(outcome: Outcome): readonly GithubEntry[] {
  switch (outcome.kind) {
    case "checked":
      return findingEntries(outcome);
    case "failed":
      return outcome.errors.map((problem) => problemEntry(problem, outcome));
  }
}

function findingEntries(outcome: Checked): readonly GithubEntry[] {
  return fold(outcome.verdict.findings).map((folded) => {
    const { severity, rule, message, location, before } = folded.finding;
    const place = location === undefined ? [["file", pathIn(before)] as const] : placeIn(location);
    const words = [visible(message), `[${visible(rule)}]`, insideOf(folded)];
    return {
      command: {
        name: severity,
        properties: [...place, ["title", visible(rule)]],
        message: fitted(messageLines(folded)),
      },
      log: [logLine(severity, placeOf(folded.finding), words)],
    };
  });
}

/** The old line too: the annotation stands at the new one, which may be all that the page shows. */
function messageLines(folded: Folded): readonly string[] {
  const { message, before, instead, suggestion } = folded.finding;
  const old = oldLineOf(folded.finding);
  const isShown = old !== undefined && before !== undefined;
  return [
    joined([visible(message), insideOf(folded)]),
    ...(isShown ? [`was: ${excerpt(old, before, 160).line.trim()}`] : []),
    `instead: ${visible(instead)}`,
    ...(suggestion?.split("\n") ?? []).map((line) => `add: ${visible(line)}`),
  ];
}

function insideOf({ inside }: Folded): string {
  return inside.length === 0 ? "" : `(+ ${inside.length} inside)`;
}

function problemEntry(problem: Problem, outcome: Failed): GithubEntry {
  const { path, start, message, hint, side } = problem;
  const help = hint === undefined ? [] : [`help: ${visible(hint)}`];
  const place = placeOfProblem(problem);
  const said = [visible(message), sideOf(problem, outcome)];
  // A line of the old side would be annotated in the new one, where something else stands.
  const isPlaced = path !== undefined && side !== "before";
  const properties: GithubCommand["properties"] = isPlaced
    ? [
        ["file", visible(path)],
        ["line", start?.line],
        ["col", start?.column],
      ]
    : [];
  return {
    command: {
      name: "error",
      properties: [...properties, ["title", "proto-compat"]],
      message: fitted([joined(isPlaced ? said : [place, ...said]), ...help]),
    },
    log: [logLine("error", place, said), ...help.map((line) => `  ${line}`)],
  };
}

function logLine(severity: Severity, place: string, words: readonly string[]): string {
  return joined([`${severity}:`, place === "" ? "" : `${place}:`, ...words]);
}

function joined(words: readonly string[]): string {
  return words.filter((word) => word !== "").join(" ");
}

/** GitHub takes columns only within one line. */
function placeIn(span: Span): GithubCommand["properties"] {
  const isOneLine = span.start.line === span.end.line;
  return [
    ["file", pathIn(span)],
    ["line", span.start.line],
    ["col", isOneLine ? span.start.column : undefined],
    ["endLine", span.end.line],
    ["endColumn", isOneLine ? span.end.column : undefined],
  ];
}

function pathIn(span: Span | undefined): string | undefined {
  return span === undefined ? undefined : visible(span.path);
}

function fitted(lines: readonly string[]): string {
  const message = lines.join("\n");
  if (message.length <= githubLimits.messageLength) return message;
  const cut = message.slice(0, githubLimits.messageLength - "...".length);
  return `${cut.replace(/[\ud800-\udbff]$/, "")}...`;
}
