import type { Span } from "../text/span.ts";
import { codeText } from "./markdown-text.ts";
import { visible } from "./visible.ts";

/** The repository that links lead to. */
export interface LinkTarget {
  /** "https://github.com" */
  readonly serverUrl: string;
  /** "owner/name" */
  readonly repository: string;
}

/** A place in a file of a commit, as a link where there is somewhere to lead to. */
export function linkToPlace(
  { path, start, end }: Pick<Span, "path" | "start"> & Partial<Pick<Span, "end">>,
  commit: string | undefined,
  target: LinkTarget | undefined,
  where: "text" | "cell",
): string {
  const last = end === undefined || end.line === start.line ? "" : `-L${end.line}`;
  const url = urlOf(target, "blob", commit, `${pathOf(path)}#L${start.line}${last}`);
  return linked(codeText(`${visible(path)}:${start.line}`, where), url);
}

/** A file of a commit. */
export function linkToFile(
  path: string,
  commit: string | undefined,
  target: LinkTarget | undefined,
  where: "text" | "cell",
): string {
  return linked(codeText(path, where), urlOf(target, "blob", commit, pathOf(path)));
}

export function linkToCommit(
  label: string,
  commit: string | undefined,
  target: LinkTarget | undefined,
): string {
  return linked(codeText(label), urlOf(target, "commit", commit));
}

function linked(code: string, url: string | undefined): string {
  return url === undefined ? code : `[${code}](${url})`;
}

function urlOf(
  target: LinkTarget | undefined,
  kind: "blob" | "commit",
  commit: string | undefined,
  ...rest: readonly string[]
): string | undefined {
  if (target === undefined || commit === undefined) return undefined;
  return [target.serverUrl, pathOf(target.repository), kind, commit, ...rest].join("/");
}

/** Nothing but letters, digits, `-._~/` and `%`, so that it fits into a link of Markdown. */
function pathOf(path: string): string {
  const wellFormed = path.replace(/\p{Cs}/gu, "\ufffd");
  return wellFormed.split("/").map(encodeSegment).join("/");
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
