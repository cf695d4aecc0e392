import type { Git } from "./git.ts";
import { records } from "./listing.ts";
import { isReadablePath } from "./skipped-path.ts";

/** What the index says of one path. */
export interface IndexEntry {
  readonly mode: string;
  readonly id: string;
  /** Left out of a sparse checkout: where the disk does not have it, it is still there. */
  readonly isSkipped: boolean;
}

/** The entries of the index at these pathspecs: git-ls-files(1), "OUTPUT" and `-t`. */
export async function askIndexEntries(
  git: Git,
  pathspecs: readonly string[],
): Promise<ReadonlyMap<string, IndexEntry>> {
  const entries = new Map<string, IndexEntry>();
  const options = ["--stage", "-t", "-z", "--full-name", "--"];
  const answer = await git.ask("ls-files", ...options, ...pathspecs);
  for (const record of records(answer)) {
    const tab = record.indexOf("\t");
    const path = record.slice(tab + 1);
    const [tag, mode, id] = record.slice(0, tab).split(" ");
    if (mode === undefined || id === undefined || !isReadablePath(path)) continue;
    entries.set(path, { mode, id, isSkipped: tag === "S" });
  }
  return entries;
}
