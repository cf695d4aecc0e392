import { spawn } from "node:child_process";
import type { PastChange } from "../check/memory.ts";
import type { Git } from "./git.ts";
import { explainFailure } from "./git-failure.ts";
import { protoFiles } from "./listing.ts";
import { isFileMode } from "./skipped-path.ts";

/** A change, but for what only a shallow clone needs. */
export type LoggedChange = Omit<PastChange, "isCut">;

export interface LogRange {
  /** A commit id; all that it descends from is read. */
  readonly commit: string;
  readonly paths: readonly string[];
  /** Only the line of first parents; a merge is then compared with its first parent alone. */
  readonly isMainline: boolean;
}

/**
 * Who changed these paths, the newest first, from one `git log`, which ends when the reader stops. Of
 * merges those that made something that no parent has. Throws a ReadError where git cannot answer.
 */
export async function* logPaths(git: Git, range: LogRange): AsyncGenerator<LoggedChange> {
  if (range.paths.length === 0) return;
  const isWanted = range.paths.length > mostPaths ? new Set(range.paths) : undefined;
  let rest = "";
  let header: Header | undefined;
  for await (const text of outputOf(git, argumentsOf(range))) {
    const fields = (rest + text).split("\0");
    rest = fields.pop() ?? "";
    for (let index = 0; index < fields.length; index += 1) {
      const field = fields[index] ?? "";
      // Between the header of a merge and its entries there is one more NUL.
      if (field === "") continue;
      if (!/^\n?:/.test(field)) {
        header = parseHeader(field);
        continue;
      }
      const path = fields[index + 1];
      if (path === undefined) {
        rest = `${field}\0${rest}`;
        break;
      }
      index += 1;
      if (header === undefined || isWanted?.has(path) === false) continue;
      yield { ...header, path, ...parseVersions(field) };
    }
  }
}

/** More paths than this are picked out of the log of all files. */
const mostPaths = 400;

/** Each option also overrides a setting of the user that would change the output. */
function argumentsOf({ commit, paths, isMainline }: LogRange): readonly string[] {
  const literal = paths.map((path) => `:(top,literal)${path}`);
  return [
    "-c",
    "log.follow=false",
    "-c",
    "log.showSignature=false",
    "log",
    ...(isMainline ? ["--first-parent", "-m"] : ["--full-history", "-c"]),
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=none",
    "--date=short",
    "--format=%H %ad %P",
    commit,
    "--",
    ...(paths.length > mostPaths ? [protoFiles] : literal),
  ];
}

/** The standard output of a git command in pieces. The process is killed when nobody reads on. */
async function* outputOf(git: Git, args: readonly string[]): AsyncGenerator<string> {
  const child = spawn("git", args, {
    cwd: git.directory,
    env: git.env,
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-longestComplaint);
  });
  const ended = new Promise<boolean>((resolve) => {
    child.on("error", (error) => {
      complaint += error.message;
    });
    child.on("close", (code) => resolve(code === 0));
  });
  try {
    for await (const text of child.stdout.setEncoding("utf8")) yield String(text);
    if (await ended) return;
    throw await explainFailure({ output: complaint, command: "log", git });
  } finally {
    child.kill();
    await ended;
  }
}

/** In characters; git says why in its last lines. */
const longestComplaint = 10_000;

type Header = Pick<LoggedChange, "commit" | "date" | "parent">;

/** Only the first entry of a commit begins with a line feed. */
function parseHeader(field: string): Header | undefined {
  const [commit = "", date = "", parent = ""] = field.split(" ");
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  return { commit, date, parent: parent === "" ? undefined : parent };
}

/** A colon for each parent, their modes and the new one, their ids and the new one: git-diff-tree(1). */
function parseVersions(field: string): Pick<LoggedChange, "before" | "after"> {
  const [colons = ""] = /:+/.exec(field) ?? [];
  const words = field.slice(field.indexOf(colons) + colons.length).split(" ");
  const sides = colons.length + 1;
  const blobs = words
    .slice(0, sides)
    .map((mode, index) => (isFileMode(mode) ? words[sides + index] : undefined));
  return { before: blobs.slice(0, -1), after: blobs.at(-1) };
}
