import type { Commit } from "./commit.ts";
import type { Environment } from "./git-environment.ts";
import type { Spec } from "./parse-spec.ts";

/**
 * The old side that a CI service names in its environment; undefined outside of a pull request.
 * Pure. `head` is the commit that is checked out.
 */
export function ciBase(env: Environment, head: Commit | undefined): Spec | undefined {
  const mergedInto = testMergeBase(env, head);
  if (mergedInto !== undefined) return revision(mergedInto);
  const gitlab = env.CI_MERGE_REQUEST_TARGET_BRANCH_SHA || env.CI_MERGE_REQUEST_DIFF_BASE_SHA;
  if (gitlab) return revision(gitlab);
  const branch = branchVariables.map((name) => env[name]).find((value) => value);
  if (branch === undefined) return undefined;
  const target = `origin/${branch.replace(/^refs\/heads\//, "")}`;
  return { kind: "merge-base", text: `merge-base:${target}`, revision: target };
}

/**
 * GitHub checks out a merge of the pull request into its base: the base is the first parent. The
 * commit itself names it, so that a shallow clone need only fetch that one.
 */
function testMergeBase(env: Environment, head: Commit | undefined): string | undefined {
  if (env.GITHUB_EVENT_NAME !== "pull_request" || head === undefined) return undefined;
  if (!/^refs\/pull\/\d+\/merge$/.test(env.GITHUB_REF ?? "")) return undefined;
  return head.id === env.GITHUB_SHA && head.parents.length === 2 ? head.parents[0] : undefined;
}

function revision(id: string): Spec {
  return { kind: "revision", text: id, revision: id };
}

/** The target branch of a pull request: GitHub, Azure, Bitbucket, Buildkite, Jenkins. */
const branchVariables = [
  "GITHUB_BASE_REF",
  "SYSTEM_PULLREQUEST_TARGETBRANCH",
  "BITBUCKET_PR_DESTINATION_BRANCH",
  "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
  "CHANGE_TARGET",
] as const;
