import type { Git } from "./git.ts";
import { protoFiles, records } from "./listing.ts";

/** Which `.proto` paths of the work tree differ from the index or from HEAD, as git sees it. */
export interface Status {
  /** The id of HEAD's commit; undefined where there is none yet. */
  readonly head: string | undefined;
  readonly tracked: ReadonlyMap<string, TrackedStatus>;
  /** Not in the index, and not ignored. */
  readonly untracked: readonly string[];
}

/** Modes are octal, "000000" where there is no such file. */
export interface TrackedStatus {
  readonly headMode: string;
  readonly indexMode: string;
  readonly worktreeMode: string;
  readonly headId: string;
  readonly indexId: string;
  /** Whether the work tree's file has another content than the index's. */
  readonly isDirty: boolean;
  /** In conflict; the head and index parts then say nothing. */
  readonly isUnmerged: boolean;
}

/** Git applies filters and line endings here: nothing else may decide what changed. */
export async function askStatus(git: Git): Promise<Status> {
  const tracked = new Map<string, TrackedStatus>();
  const untracked: string[] = [];
  let head: string | undefined;
  for (const record of records(await git.ask("status", ...options, "--", protoFiles))) {
    if (record.startsWith("# branch.oid ")) head = idOf(record);
    if (record.startsWith("? ") && record.endsWith(".proto")) untracked.push(record.slice(2));
    const entry = parseEntry(record);
    if (entry !== undefined) tracked.set(entry.path, entry.status);
  }
  return { head, tracked, untracked };
}

const options = [
  "--porcelain=v2",
  "-z",
  "--branch",
  "--untracked-files=all",
  "--no-renames",
  "--ignore-submodules=dirty",
] as const;

function idOf(record: string): string | undefined {
  const id = record.slice("# branch.oid ".length);
  return id === "(initial)" ? undefined : id;
}

/** "Changed Tracked Entries" of git-status(1): ordinary ones and unmerged ones. */
function parseEntry(record: string): { path: string; status: TrackedStatus } | undefined {
  const fields = record.split(" ");
  if (fields[0] === "1") {
    const [, change = "", , headMode = "", indexMode = "", worktreeMode = ""] = fields;
    const [headId = "", indexId = "", ...path] = fields.slice(6);
    const isDirty = change[1] !== ".";
    const modes = { headMode, indexMode, worktreeMode };
    const status = { ...modes, headId, indexId, isDirty, isUnmerged: false };
    return { path: path.join(" "), status };
  }
  if (fields[0] === "u") {
    const worktreeMode = fields[6] ?? "";
    const path = fields.slice(10).join(" ");
    return { path, status: { ...unmerged, worktreeMode } };
  }
  return undefined;
}

const unmerged = {
  headMode: "000000",
  indexMode: "000000",
  headId: "",
  indexId: "",
  isDirty: true,
  isUnmerged: true,
} as const;
