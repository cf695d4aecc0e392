import { ReadError } from "../text/errors.ts";
import type { Git } from "./git.ts";
import { explainMissingInPartialClone } from "./missing-object.ts";
import { quote, shellWord } from "./quote.ts";

/** A git command that failed. */
export interface GitFailure {
  /** What it wrote to standard error, or why it did not start. */
  readonly output: string;
  /** The git command, such as "diff-tree". */
  readonly command: string;
  readonly git: Git;
}

/** The oldest git whose commands answer all that is asked here. */
const oldestGit = [2, 20] as const;

/** Why a git command failed, in one message, with the command that mends it where there is one. */
export async function explainFailure(failure: GitFailure): Promise<ReadError> {
  if (!/^(error: unknown (option|switch)|usage: git)/m.test(failure.output)) {
    return knownFailure(failure) ?? otherFailure(failure);
  }
  const version = await failure.git.ask("version");
  if (!isTooOld(version)) return otherFailure(failure);
  return new ReadError(`${version.trim()} is too old`, {
    hint: `install git ${oldestGit.join(".")} or newer`,
  });
}

function knownFailure({ output, git }: GitFailure): ReadError | undefined {
  if (/spawn \S* ?ENOENT/.test(output)) {
    return new ReadError("git was not found on the PATH", {
      hint: "install git, or compare two folders with --head and --against",
    });
  }
  if (/not a git repository/.test(output)) {
    return new ReadError(`${quote(git.directory)} is not in a git repository`, {
      hint: "run it inside one, name one with -C, or compare two folders with --head and --against",
    });
  }
  if (/dubious ownership|unsafe repository/.test(output)) return dubiousOwnership(output, git);
  if (/must be run in a work tree/.test(output)) {
    return new ReadError("this repository has no work tree", {
      hint: "name a revision with --head",
    });
  }
  if (/could not fetch|promisor remote|lazy fetching disabled/.test(output)) {
    return explainMissingInPartialClone(git, reasonOf(output));
  }
  return undefined;
}

/** Git itself names the folder, which can be another one than ours: a linked work tree's owner. */
function dubiousOwnership(output: string, git: Git): ReadError {
  const folder =
    /(?:repository at|unsafe repository \()\s*'([^']+)'/.exec(output)?.[1] ?? git.directory;
  return new ReadError(`git refuses ${quote(folder)}: it belongs to another user`, {
    hint: `git config --global --add safe.directory ${shellWord(folder)}`,
  });
}

function otherFailure({ output, command }: GitFailure): ReadError {
  return new ReadError(`git ${command} failed: ${reasonOf(output)}`);
}

/** The first line in which git says why. */
function reasonOf(output: string): string {
  const reason = /^(?:fatal|error): (.+)$/m.exec(output)?.[1] ?? output.trim().split("\n")[0];
  return reason === undefined || reason === "" ? "it gave no reason" : reason;
}

function isTooOld(version: string): boolean {
  const [, major, minor] = /(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return false;
  const difference = Number(major) - oldestGit[0];
  return difference < 0 || (difference === 0 && Number(minor) < oldestGit[1]);
}
