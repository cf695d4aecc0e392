import type { Git } from "../source/git.ts";
import { ReadError } from "../text/errors.ts";

/**
 * The commit where two histories parted, found with commits alone, which are fetched into an empty
 * repository, deeper and deeper. A target is a commit id or a full reference name of the remote.
 * Throws ReadError where the remote does not give them, or they have nothing in common.
 */
export async function remoteMergeBase(git: Git, target: string, head: string): Promise<string> {
  for (const depth of depths) {
    const wanted = [`+${target}:refs/sides/target`, `+${head}:refs/sides/head`];
    await git.ask(...fetchOptions, `--depth=${depth}`, "--", "origin", ...wanted);
    const base = (await git.ask("merge-base", ...sides)).trim();
    if (base !== "" && (depth === everything || !(await isCut(git, base)))) return base;
  }
  throw new ReadError(`${nameOf(target)} and what is checked out have no common history`, {
    hint: 'name the old side by the input "against"',
  });
}

/** Git's word for all of a history: git-fetch-pack(1), "--depth". */
const everything = 0x7fffffff;

const depths = [50, 500, 5000, everything] as const;

const sides = ["refs/sides/target", "refs/sides/head"] as const;

/** Whether a way from a side ends before the base: a nearer one may then lie behind that end. */
async function isCut(git: Git, base: string): Promise<boolean> {
  // At the edge of a shallow history a commit has no parents.
  const ends = await git.ask("rev-list", "--max-parents=0", ...sides, "--not", base);
  return ends !== "";
}

function nameOf(target: string): string {
  return target.replace("refs/heads/", "");
}

const fetchOptions = [
  "fetch",
  "--quiet",
  "--no-tags",
  "--no-write-fetch-head",
  "--recurse-submodules=no",
  "--filter=tree:0",
] as const;
