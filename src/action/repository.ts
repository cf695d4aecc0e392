import { spawnSync } from "node:child_process";
import type { Io } from "../cli/io.ts";
import { ReadError } from "../text/errors.ts";
import type { Checkout } from "./old-side.ts";

/** Describes the checkout in this folder. Throws ReadError where there is none. */
export function checkoutIn(folder: string, env: Io["env"]): Checkout {
  const where = git(folder, env, "rev-parse", "--is-shallow-repository", "HEAD");
  const [shallow, commit] = where.output.split("\n");
  if (where.reason !== undefined || shallow === undefined || commit === undefined) {
    throw new ReadError(`cannot read the checkout: ${where.reason}`, {
      hint: "let a step with actions/checkout run before this one",
    });
  }
  // The object itself: revisions such as HEAD^ end where a shallow clone does.
  const [header] = git(folder, env, "cat-file", "commit", commit).output.split("\n\n");
  const parents = [...(header ?? "").matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id]) => id ?? "");
  return { folder, commit, parents, shallow: shallow === "true" };
}

/**
 * Makes sure that the commit is there, without its file contents, which are fetched as they are
 * needed. Throws ReadError where the remote does not give it.
 */
export function fetchCommit(id: string, checkout: Checkout, io: Io): void {
  const { folder, shallow } = checkout;
  if (git(folder, io.env, "cat-file", "-e", `${id}^{commit}`).reason === undefined) return;
  // A depth would cut off a whole clone.
  const little = shallow ? ["--depth=1", "--filter=blob:none"] : [];
  const quiet = ["--quiet", "--no-tags", "--no-recurse-submodules"];
  const fetched = git(folder, io.env, "fetch", ...quiet, ...little, "origin", id);
  if (fetched.reason === undefined) return;
  throw new ReadError(`cannot fetch ${id}, the old side: ${fetched.reason}`, {
    hint: 'set `fetch-depth: 0` in actions/checkout, or give the input "against"',
  });
}

interface Answer {
  readonly output: string;
  /** Why git failed, on one line; undefined where it did not. */
  readonly reason: string | undefined;
}

function git(cwd: string, env: Io["env"], ...commandLine: readonly string[]): Answer {
  const result = spawnSync("git", commandLine, {
    cwd,
    env: { ...env, GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1", LC_ALL: "C" },
    encoding: "utf8",
  });
  if (result.error !== undefined) return { output: "", reason: result.error.message };
  const said = result.stderr.trim().replaceAll("\n", "; ") || `git ended with ${result.status}`;
  return { output: result.stdout, reason: result.status === 0 ? undefined : said };
}
