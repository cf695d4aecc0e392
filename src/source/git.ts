import { type ExecFileException, execFile } from "node:child_process";
import { explainFailure } from "./git-failure.ts";

/** Git's answers to questions, each one process. */
export interface Git {
  /** A real path; every command runs there. */
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  readonly offline: boolean;
  /**
   * The standard output of a git command; empty also where git says "nothing" with exit status 1.
   * Throws a ReadError that says why and what mends it.
   */
  ask(...args: readonly string[]): Promise<string>;
}

/**
 * Git in a folder, with an environment made by `gitEnvironment`. The user's own environment and
 * configuration are trusted, as by git itself. Nothing that a pull request holds becomes an option:
 * only object ids, and what stands behind "--", become arguments.
 */
export function createGit(
  directory: string,
  env: Readonly<Record<string, string>>,
  offline: boolean,
): Git {
  const git: Git = {
    directory,
    env,
    offline,
    async ask(...args) {
      const { error, output, complaint } = await run(git, args);
      const reason = reasonOf(error, complaint);
      if (reason === undefined) return output;
      throw await explainFailure({ output: reason, command: args[0] ?? "", git });
    },
  };
  return git;
}

interface Ended {
  readonly error: ExecFileException | null;
  readonly output: string;
  readonly complaint: string;
}

function run({ directory, env }: Git, args: readonly string[]): Promise<Ended> {
  const options = { cwd: directory, env, maxBuffer: Number.POSITIVE_INFINITY, windowsHide: true };
  return new Promise((resolve) => {
    const child = execFile("git", args, options, (error, output, complaint) =>
      resolve({ error, output, complaint }),
    );
    child.stdin?.end();
  });
}

/**
 * Exit status 1 without a word is an answer. A signal (no exit status) is none, and neither is an
 * error that git reports but goes on after, such as a file that `git grep` cannot read.
 */
function reasonOf(error: ExecFileException | null, complaint: string): string | undefined {
  if (/^(error|fatal): /m.test(complaint)) return complaint;
  if (error === null || error.code === 1) return undefined;
  if (typeof error.code === "number" || error.signal) {
    return `${complaint}\nfatal: it ended with status ${error.code ?? "unknown"}`;
  }
  return error.message;
}
