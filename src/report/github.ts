import type { Outcome } from "../check/outcome.ts";
import { conclusion } from "./conclusion.ts";
import { count } from "./count.ts";
import { githubCommand } from "./github-command.ts";
import { githubEntries } from "./github-entries.ts";
import { githubLimits } from "./github-limits.ts";
import { noteLines } from "./note-lines.ts";
import type { Style } from "./style.ts";
import { visible } from "./visible.ts";

/**
 * Workflow commands that annotate a pull request, errors first and as many as GitHub shows; then
 * everything once more as plain lines for the log, none of which is a command.
 */
export function github(outcome: Outcome, style: Style): string {
  const entries = githubEntries(outcome);
  const errors = entries.filter(({ command }) => command.name === "error");
  const warnings = entries.filter(({ command }) => command.name === "warning");
  const shown = [
    ...errors.slice(0, githubLimits.errors),
    ...warnings.slice(0, githubLimits.warnings),
  ];
  const lines = [
    ...shown.map(({ command }) => githubCommand(command)),
    ...configurationNotices(outcome),
    ...overflow(errors.length - githubLimits.errors, warnings.length - githubLimits.warnings),
    ...[...errors, ...warnings].flatMap(({ log }) => log),
    ...noteLines(outcome, style),
    conclusion(outcome, style),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** A change that touches the rules is not to be overlooked; one notice is left for the overflow. */
function configurationNotices({ notes }: Outcome): readonly string[] {
  return notes
    .filter(({ kind }) => kind === "configuration")
    .slice(0, githubLimits.notices - 1)
    .map(({ message, path, start }) => {
      const properties = [
        ["file", path === undefined ? undefined : visible(path)],
        ["line", start?.line],
        ["title", "proto-compat"],
      ] as const;
      return githubCommand({ name: "notice", properties, message: visible(message) });
    });
}

/** How many of each GitHub would drop without a word. */
function overflow(errors: number, warnings: number): readonly string[] {
  const dropped = [
    errors > 0 ? count(errors, "more error") : "",
    warnings > 0 ? count(warnings, "more warning") : "",
  ].filter((words) => words !== "");
  if (dropped.length === 0) return [];
  const message = `${dropped.join(" and ")}: the log of this step has all of them`;
  return [githubCommand({ name: "notice", properties: [["title", "proto-compat"]], message })];
}
