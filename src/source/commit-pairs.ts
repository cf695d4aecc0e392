import { UsageError } from "../text/errors.ts";
import { protoFiles } from "./listing.ts";
import { quote } from "./quote.ts";
import type { Repository } from "./repository.ts";

/** A commit and its first parent, by their full ids. */
export interface CommitPair {
  readonly before: string;
  readonly after: string;
}

export interface CommitQuery {
  /** `A..B` or one revision. */
  readonly range: string;
  /** Take one of so many, from the newest on. */
  readonly every: number;
  /** At most so many pairs. */
  readonly limit: number;
}

/**
 * The newest commits of a line of first parents that change a `.proto` file, each with its parent.
 * Throws a UsageError for what is not a range, and a ReadError where git cannot answer.
 */
export async function commitPairs(
  { git }: Repository,
  { range, every, limit }: CommitQuery,
): Promise<readonly CommitPair[]> {
  if (range === "" || /\p{Cc}/u.test(range)) {
    throw new UsageError(`${quote(range)} is not a range of commits`, "write A..B or a revision");
  }
  const answer = await git.ask(
    "log",
    "--first-parent",
    "--min-parents=1",
    `--max-count=${every * limit}`,
    "--format=%H %P",
    "--end-of-options",
    range,
    "--",
    protoFiles,
  );
  return answer
    .split("\n")
    .filter((line, index) => line !== "" && index % every === 0)
    .map((line) => {
      const [after = "", before = ""] = line.split(" ");
      return { before, after };
    });
}
