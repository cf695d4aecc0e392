import { type Checked, type Failed, type Outcome, summaryOf } from "../check/outcome.ts";
import { totals, versionVerdict } from "./conclusion.ts";
import { count } from "./count.ts";
import { fold } from "./fold.ts";
import { findingDetails, findingRow, tableHead } from "./markdown-finding.ts";
import { type LinkTarget, linkToCommit, linkToFile, linkToPlace } from "./markdown-links.ts";
import { plainText, proseText } from "./markdown-text.ts";
import { noteLines } from "./note-lines.ts";
import { pathOf } from "./place.ts";
import { sideOf } from "./side-of.ts";
import type { Style } from "./style.ts";

/** How a page of Markdown may be written. */
export interface MarkdownPage {
  readonly links: LinkTarget | undefined;
  /** In bytes of UTF-8; what does not fit is told in one line. */
  readonly limit: number;
}

/**
 * A table of the findings, then each with its old and new line and what to do instead. Errors come
 * first, so that they are what is left of a report that is too long.
 */
export function markdown(outcome: Outcome, style: Style, page: MarkdownPage = anyPage): string {
  const title = `### proto-compat: ${titleOf(outcome)}\n\n`;
  const foot = footOf(outcome, page.links);
  const room = page.limit - bytesOf(title) - bytesOf(foot);
  const body =
    outcome.kind === "checked"
      ? sectionsOf(outcome, style, page.links, room)
      : errorsIn(outcome, style, page.links, room);
  return `${`${title}${body}${foot}`.trimEnd()}\n`;
}

const anyPage: MarkdownPage = { links: undefined, limit: Number.POSITIVE_INFINITY };

function titleOf(outcome: Outcome): string {
  if (outcome.kind === "failed") return "nothing was compared";
  const { findings } = outcome.verdict;
  if (findings.length > 0) {
    return `${totals(outcome)} in ${count(new Set(findings.map(pathOf)).size, "file")}`;
  }
  if (outcome.codegen?.isAlone === true) return versionVerdict(outcome.codegen);
  return outcome.files.changed === 0 ? "nothing to compare" : "no breaking changes";
}

function footOf(outcome: Outcome, target: LinkTarget | undefined): string {
  const { against, head } = outcome;
  if (head === undefined) return "";
  const sides = [against, head].flatMap((side) =>
    side === undefined ? [] : linkToCommit(side.label, side.commit, target),
  );
  const between = `${against === undefined ? "Looked at" : "Compared"}: ${sides.join(" to ")}`;
  if (outcome.kind === "failed") return `${between}\n`;
  const { ignored } = summaryOf(outcome.verdict);
  const files = count(outcome.files.changed, "changed file");
  return `${between}, ${files}${ignored === 0 ? "" : `, ${ignored} ignored`}\n`;
}

function sectionsOf(
  outcome: Checked,
  style: Style,
  target: LinkTarget | undefined,
  room: number,
): string {
  const findings = fold(outcome.verdict.findings).toSorted(bySeverity);
  const context = { sides: outcome, target };
  const table = section(findings, (each) => findingRow(each, context), room, {
    head: tableHead,
    foot: "\n",
  });
  const rest = room - bytesOf(table);
  const details = section(findings, (each) => findingDetails(each, context), rest, {
    head: "<details><summary>Old and new lines, and what to do instead</summary>\n",
    foot: "\n</details>\n\n",
  });
  return table + details + notesIn(outcome, style, rest - bytesOf(details));
}

function bySeverity(
  { finding: left }: ReturnType<typeof fold>[number],
  { finding: right }: ReturnType<typeof fold>[number],
): number {
  if (left.severity === right.severity) return 0;
  return left.severity === "error" ? -1 : 1;
}

function errorsIn(
  outcome: Failed,
  style: Style,
  target: LinkTarget | undefined,
  room: number,
): string {
  const list = section(
    outcome.errors,
    (problem) => {
      const { path, start, message, hint, side } = problem;
      const commit = side === "before" ? outcome.against?.commit : outcome.head?.commit;
      const place = path === undefined ? "" : placeOf(path, start, commit, target);
      const help = hint === undefined ? "" : `\n  help: ${proseText(hint)}`;
      const words = [place, plainText(message), plainText(sideOf(problem, outcome))];
      return `- ${words.filter((word) => word !== "").join(" ")}${help}\n`;
    },
    room,
    { head: "", foot: "\n" },
  );
  return list + notesIn(outcome, style, room - bytesOf(list));
}

function placeOf(
  path: string,
  start: Failed["errors"][number]["start"],
  commit: string | undefined,
  target: LinkTarget | undefined,
): string {
  if (start === undefined) return linkToFile(path, commit, target, "text");
  return linkToPlace({ path, start }, commit, target, "text");
}

function notesIn(outcome: Outcome, style: Style, room: number): string {
  const notes = noteLines(outcome, { ...style, verbose: true });
  return section(notes, (note) => `- ${proseText(note)}\n`, room, {
    head: `<details><summary>${count(notes.length, "note")}</summary>\n\n`,
    foot: "\n</details>\n\n",
  });
}

/** As many of the items as fit, then how many do not; nothing where not even that fits. */
function section<T>(
  items: readonly T[],
  write: (item: T) => string,
  room: number,
  { head, foot }: { readonly head: string; readonly foot: string },
): string {
  const frame = bytesOf(head) + bytesOf(foot) + bytesOf(moreOf(items.length));
  const written: string[] = [];
  let used = frame;
  for (const item of items) {
    const text = write(item);
    used += bytesOf(text);
    if (used > room) break;
    written.push(text);
  }
  const left = items.length - written.length;
  if (items.length === 0 || frame > room) return "";
  return [head, ...written, left === 0 ? "" : moreOf(left), foot].join("");
}

function moreOf(left: number): string {
  return `\n${left} more did not fit here: the log of this step has all of them.\n`;
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
