import { statSync } from "node:fs";
import { resolve } from "node:path";
import { ReadError } from "../text/errors.ts";
import { closestName } from "./closest-name.ts";
import { findCommit } from "./commit.ts";
import { quote, shellWord } from "./quote.ts";
import type { Repository } from "./repository.ts";

/** Why a revision means no commit here, and what mends that. */
export async function explainUnknownRevision(
  repository: Repository,
  revision: string,
): Promise<ReadError> {
  const { isShallow } = await repository.facts();
  const [answer] = await repository.objects.read([revision]);
  if (answer?.kind === "ambiguous") {
    const hint = "write more of its digits";
    return new ReadError(`${quote(revision)} is the beginning of more than one id`, { hint });
  }
  if (answer?.kind === "object" && answer.object.type !== "commit") {
    const message = `${quote(revision)} is a ${answer.object.type}, not a commit`;
    return new ReadError(message, { hint: "name a branch, a tag or a commit" });
  }
  const stem = /^(.+?)[~^@]/.exec(revision)?.[1];
  if (stem !== undefined && (await findCommit(repository, stem)) !== undefined) {
    return missingAncestor(revision, isShallow);
  }
  return await unknownName(repository, stem ?? revision, isShallow);
}

function missingAncestor(revision: string, isShallow: boolean): ReadError {
  if (!isShallow) return new ReadError(`revision ${quote(revision)} does not exist`);
  const steps = [...revision.matchAll(/~(\d*)|\^/g)];
  const depth = steps.reduce((sum, [, count]) => sum + Number(count || 1), 0);
  return new ReadError(`revision ${quote(revision)} is not in this shallow clone`, {
    hint: `git fetch --deepen=${Math.max(depth, 1)}`,
  });
}

async function unknownName(
  { git }: Repository,
  name: string,
  isShallow: boolean,
): Promise<ReadError> {
  const depth = isShallow ? " --depth=1" : "";
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(name)) {
    return new ReadError(`commit ${name} is not in this ${isShallow ? "shallow " : ""}clone`, {
      hint: `git fetch${depth} origin ${name}`,
    });
  }
  const references = ["refs/heads", "refs/tags", "refs/remotes"];
  const names = await git.ask("for-each-ref", "--format=%(refname:short)", ...references);
  if (isFolder(resolve(git.directory, name))) {
    const hint = `for the folder of that name write ${shellWord(`./${name}`)}`;
    return new ReadError(`revision ${quote(name)} does not exist`, { hint });
  }
  const remotes = linesOf(await git.ask("remote"));
  const remote = remotes.find((candidate) => name.startsWith(`${candidate}/`));
  const toFetch = hintToFetch(name, remote ?? remotes[0], remote !== undefined, depth);
  const closest = closestName(name, linesOf(names));
  if (closest === undefined) {
    const message = `revision ${quote(name)} is not in this repository`;
    return new ReadError(message, toFetch === undefined ? {} : { hint: toFetch });
  }
  const meant = `did you mean ${quote(closest)}?`;
  const mayBeRemote = toFetch !== undefined && (remote !== undefined || isShallow);
  const hint = mayBeRemote ? `${meant} if not: ${toFetch}` : meant;
  return new ReadError(`revision ${quote(name)} does not exist`, { hint });
}

function linesOf(answer: string): readonly string[] {
  return answer.split("\n").slice(0, -1);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Both forms also bring what a clone of a single branch left out. */
function hintToFetch(
  name: string,
  remote: string | undefined,
  isTracking: boolean,
  depth: string,
): string | undefined {
  if (remote === undefined) return undefined;
  const command = `git fetch${depth} ${shellWord(remote)}`;
  if (!isTracking) return `if it is a tag: ${command} tag ${shellWord(name)}`;
  const branch = name.slice(remote.length + 1);
  return `${command} ${shellWord(`+refs/heads/${branch}:refs/remotes/${remote}/${branch}`)}`;
}
