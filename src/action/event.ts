import { readFileSync } from "node:fs";
import type { Io } from "../cli/io.ts";
import { ReadError } from "../text/errors.ts";

/** What started the workflow, as far as the action needs it. Ids are commit ids. */
export interface WorkflowEvent {
  readonly name: string;
  /** What the workflow runs for: "refs/heads/main", "refs/pull/7/merge". */
  readonly ref: string | undefined;
  /** The commit that a checkout without further settings takes. */
  readonly checkedOut: string | undefined;
  /** The tip of the branch that a pull request or a merge group is for. */
  readonly base: string | undefined;
  /** The tip of the pull request. */
  readonly head: string | undefined;
  /** What a pushed branch stood at; undefined for one that is new. */
  readonly before: string | undefined;
  /** Whether the push took away commits that the branch had. */
  readonly isForced: boolean;
  /** Whether the push deleted the branch. */
  readonly isDeleted: boolean;
  /** Without "refs/heads/". */
  readonly defaultBranch: string | undefined;
  readonly pullRequest: PullRequest | undefined;
}

export interface PullRequest {
  readonly number: number;
  /** Whether it comes from another repository, so that the workflow may write nothing. */
  readonly isFromFork: boolean;
}

/** Reads the event. Throws ReadError where its file cannot be read. */
export function eventOf(env: Io["env"]): WorkflowEvent {
  const payload = payloadOf(env.GITHUB_EVENT_PATH);
  return {
    name: env.GITHUB_EVENT_NAME ?? "",
    ref: env.GITHUB_REF || undefined,
    checkedOut: env.GITHUB_SHA || undefined,
    base:
      commitAt(payload, "pull_request", "base", "sha") ??
      commitAt(payload, "merge_group", "base_sha"),
    head: commitAt(payload, "pull_request", "head", "sha"),
    before: commitAt(payload, "before"),
    isForced: valueAt(payload, "forced") === true,
    isDeleted: valueAt(payload, "deleted") === true,
    defaultBranch: textAt(payload, "repository", "default_branch"),
    pullRequest: pullRequestIn(payload),
  };
}

function payloadOf(path: string | undefined): unknown {
  if (path === undefined || path === "") return {};
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReadError(`cannot read the event of this workflow: ${reason}`, {
      hint: 'give the old side by the input "against"',
    });
  }
}

function pullRequestIn(payload: unknown): PullRequest | undefined {
  const number = valueAt(payload, "pull_request", "number");
  if (typeof number !== "number" || !Number.isSafeInteger(number)) return undefined;
  const from = textAt(payload, "pull_request", "head", "repo", "full_name");
  const to = textAt(payload, "pull_request", "base", "repo", "full_name");
  return { number, isFromFork: from !== to };
}

/** The commit id at this place; undefined for anything else, such as the zeros of a new branch. */
function commitAt(payload: unknown, ...names: readonly string[]): string | undefined {
  const text = textAt(payload, ...names);
  if (text === undefined || !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text)) return undefined;
  return /^0+$/.test(text) ? undefined : text;
}

function textAt(payload: unknown, ...names: readonly string[]): string | undefined {
  const value = valueAt(payload, ...names);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function valueAt(payload: unknown, ...names: readonly string[]): unknown {
  let value = payload;
  for (const name of names) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  return value;
}
