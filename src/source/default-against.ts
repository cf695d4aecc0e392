import { UsageError } from "../text/errors.ts";
import { ciBase } from "./ci-base.ts";
import { type Commit, findCommit } from "./commit.ts";
import { type OpenContext, type OpenedSource, repositoryOf } from "./open.ts";
import type { Spec } from "./parse-spec.ts";
import { quote } from "./quote.ts";
import type { Repository } from "./repository.ts";

/**
 * What the head side, `context.other`, is compared with if nobody says it: in CI the pull request's
 * base, else the merge base with the default branch, and on the default branch itself HEAD. Throws a
 * UsageError that names the flag when there is no such thing.
 */
export async function defaultAgainst(context: OpenContext): Promise<Spec> {
  const repository = repositoryOf(context.other);
  if (repository === undefined) {
    const message = "what to compare with is not known: the head side is a folder, without history";
    throw new UsageError(message, "name it: --against REVISION or --against FOLDER");
  }
  const head = await findCommit(repository, "HEAD");
  const inCi = ciBase(context.env, head);
  if (inCi !== undefined) return inCi;
  if (head === undefined) return atHead;
  const { references, current } = await askBranches(repository);
  const branch = defaultBranch(references);
  switch (branch.kind) {
    case "none":
      throw undecided("there is no origin/HEAD, and no branch main, master or trunk");
    case "many":
      throw undecided(`${branch.names.map(quote).join(" and ")} could each be the default branch`);
    case "one":
      if (current === branch.branch && standsOn(context.other, head)) return atHead;
      return {
        kind: "merge-base",
        text: `merge-base:${branch.name}`,
        revision: branch.name,
      };
  }
}

/** Whether the head side is what is checked out, and not a revision somewhere else. */
function standsOn(source: OpenedSource | undefined, head: Commit): boolean {
  return source?.kind !== "revision" || source.commit === head.id;
}

const atHead: Spec = { kind: "revision", text: "HEAD", revision: "HEAD" };

function undecided(reason: string): UsageError {
  const hint = "name it: --against REVISION, or let git find it: git remote set-head origin --auto";
  return new UsageError(`what to compare with is not known: ${reason}`, hint);
}

/** Full reference names, and what those that only point at another one point at. */
type References = ReadonlyMap<string, string>;

/** `current` is the name of the branch that is checked out, without "refs/heads/". */
async function askBranches({
  git,
}: Repository): Promise<{ readonly references: References; readonly current: string }> {
  const [answer, current] = await Promise.all([
    git.ask("for-each-ref", "--format=%(refname) %(symref)", ...candidates),
    git.ask("symbolic-ref", "--quiet", "HEAD"),
  ]);
  const lines = answer.split("\n").slice(0, -1);
  const references = lines.map((line) => line.split(" "));
  return {
    references: new Map(references.map(([name = "", target = ""]) => [name, target])),
    current: current.trim().replace("refs/heads/", ""),
  };
}

const usual = ["main", "master", "trunk"] as const;

const candidates = [
  "refs/remotes/origin/HEAD",
  ...usual.map((name) => `refs/remotes/origin/${name}`),
  ...usual.map((name) => `refs/heads/${name}`),
];

type DefaultBranch =
  | { readonly kind: "one"; readonly branch: string; readonly name: string }
  | { readonly kind: "many"; readonly names: readonly string[] }
  | { readonly kind: "none" };

/** `branch` is how a checkout of it is called, `name` the revision that stands for it. */
function defaultBranch(references: References): DefaultBranch {
  const target = references.get("refs/remotes/origin/HEAD");
  if (target?.startsWith("refs/remotes/origin/")) {
    const branch = target.slice("refs/remotes/origin/".length);
    return { kind: "one", branch, name: `origin/${branch}` };
  }
  for (const prefix of ["origin/", ""]) {
    const folder = prefix === "" ? "refs/heads/" : "refs/remotes/origin/";
    const found = usual.filter((name) => references.has(`${folder}${name}`));
    const [branch, ...others] = found;
    if (branch === undefined) continue;
    if (others.length === 0) return { kind: "one", branch, name: `${prefix}${branch}` };
    return { kind: "many", names: found.map((name) => `${prefix}${name}`) };
  }
  return { kind: "none" };
}
