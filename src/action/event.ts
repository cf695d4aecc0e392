import { readFileSync } from "node:fs";
import type { Io } from "../cli/io.ts";
import { ReadError } from "../text/errors.ts";

/** What started the workflow, as far as it decides the old side. Ids are commit ids. */
export interface WorkflowEvent {
  readonly name: string;
  /** The tip of the branch that a pull request or a merge group is for. */
  readonly base: string | undefined;
  /** The tip of the pull request. */
  readonly head: string | undefined;
  /** What a pushed branch stood at; undefined for a branch that is new. */
  readonly before: string | undefined;
  /** The commit that a checkout without further settings takes. */
  readonly checkedOut: string | undefined;
}

/** Reads the event. Throws ReadError where its file cannot be read. */
export function eventOf(env: Io["env"]): WorkflowEvent {
  const payload = payloadOf(env.GITHUB_EVENT_PATH);
  return {
    name: env.GITHUB_EVENT_NAME ?? "",
    base:
      commitAt(payload, "pull_request", "base", "sha") ??
      commitAt(payload, "merge_group", "base_sha"),
    head: commitAt(payload, "pull_request", "head", "sha"),
    before: commitAt(payload, "before"),
    checkedOut: env.GITHUB_SHA,
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

/** The commit id at this place; undefined for anything else, such as the zeros of a new branch. */
function commitAt(payload: unknown, ...names: readonly string[]): string | undefined {
  let value = payload;
  for (const name of names) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  if (typeof value !== "string" || !/^[0-9a-f]{40,64}$/.test(value)) return undefined;
  return /^0+$/.test(value) ? undefined : value;
}
