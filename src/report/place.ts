import type { Finding } from "../check/finding.ts";
import type { Problem } from "../text/problem.ts";
import type { Span } from "../text/span.ts";
import { visible } from "./visible.ts";

/** "proto/user.proto:12:3"; the path alone where nothing stands any more; "" for no place at all. */
export function placeOf(finding: Finding): string {
  if (finding.location !== undefined) return startOf(finding.location);
  return visible(finding.before?.path ?? "");
}

/** The same for a problem. */
export function placeOfProblem({ path, start }: Problem): string {
  if (path === undefined) return "";
  return start === undefined ? visible(path) : startOf({ path, start });
}

/** "proto/user.proto:12:3" */
export function startOf({ path, start }: Omit<Span, "end">): string {
  return `${visible(path)}:${start.line}:${start.column}`;
}

/** The file a finding belongs to: in the new side, else the path it had. */
export function pathOf(finding: Finding): string | undefined {
  return (finding.location ?? finding.before)?.path;
}

/** The old line where it tells something: of a deleted file it would be `syntax = ...`. */
export function oldLineOf(finding: Finding): string | undefined {
  const isDeletedFile = finding.kind === "file" && finding.location === undefined;
  return isDeletedFile ? undefined : finding.lines.before;
}
