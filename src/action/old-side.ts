import { UsageError } from "../text/errors.ts";
import type { WorkflowEvent } from "./event.ts";

/** What is checked out. The parents are those that the commit names, there or not. */
export interface Checkout {
  readonly commit: string;
  readonly parents: readonly string[];
}

/** What to compare the checkout with. A target is a commit id or a full reference name. */
export type OldSide =
  | CommitSide
  | { readonly kind: "merge-base"; readonly target: string }
  /** There is nothing to compare. */
  | { readonly kind: "nothing"; readonly notice: string }
  /** What the command line chooses. */
  | { readonly kind: "default" };

interface CommitSide {
  readonly kind: "commit";
  readonly id: string;
  readonly notice?: string;
  readonly otherwise?: Otherwise;
}

/** What to compare with if the remote no longer has the commit. */
export interface Otherwise {
  readonly target: string;
  readonly notice: string;
}

/** What the event says the checkout is compared with. Throws UsageError if that proves nothing. */
export function oldSideOf(event: WorkflowEvent, checkout: Checkout): OldSide {
  if (event.name.startsWith("pull_request")) return pullRequestSide(event, checkout);
  switch (event.name) {
    case "merge_group":
      return event.base === undefined ? { kind: "default" } : commit(event.base);
    case "push":
      return pushSide(event, checkout);
  }
  return event.defaultBranch === undefined ? { kind: "default" } : standingSide(event, checkout);
}

function commit(id: string, more: Pick<CommitSide, "notice" | "otherwise"> = {}): OldSide {
  return { kind: "commit", id, ...more };
}

/**
 * By default a pull request's checkout is its trial merge, whose first parent is the base branch
 * as it was merged: exact, although a checkout of depth 1 does not hold it.
 */
function pullRequestSide(event: WorkflowEvent, checkout: Checkout): OldSide {
  const [base, merged] = checkout.parents;
  const isTrialMerge =
    merged !== undefined &&
    (merged === event.head ||
      (event.name !== "pull_request_target" && checkout.commit === event.checkedOut));
  if (isTrialMerge && base !== undefined) return commit(base);
  if (event.base === undefined) return { kind: "default" };
  if (checkout.commit === event.base) {
    throw new UsageError(
      `the checkout of ${event.name} is the base branch: nothing of the pull request is in it`,
      'run this action on "pull_request", or check out the pull request before it',
    );
  }
  return { kind: "merge-base", target: event.base };
}

function pushSide(event: WorkflowEvent, checkout: Checkout): OldSide {
  const { before, isDeleted, isForced } = event;
  if (isDeleted) return { kind: "nothing", notice: "the push deleted the branch" };
  const target = otherBranch(event);
  if (before !== undefined) {
    if (!isForced || target === undefined) return commit(before);
    const lost = `${before.slice(0, 7)}, which the branch stood at, is gone from the remote`;
    const notice = `${lost}: compared with where it left ${nameOf(target)}`;
    return commit(before, { otherwise: { target, notice } });
  }
  if (event.ref?.startsWith("refs/tags/") === true) return parentSide(event, checkout);
  if (target !== undefined) return { kind: "merge-base", target };
  if (event.defaultBranch === undefined) return { kind: "default" };
  return { kind: "nothing", notice: "this is the first push: there is nothing before it" };
}

/** A schedule, a button, a release: none of them is about a change. */
function standingSide(event: WorkflowEvent, checkout: Checkout): OldSide {
  const target = event.ref?.startsWith("refs/heads/") === true ? otherBranch(event) : undefined;
  if (target === undefined) return parentSide(event, checkout);
  return { kind: "merge-base", target };
}

function parentSide(event: WorkflowEvent, { parents: [parent] }: Checkout): OldSide {
  if (parent === undefined) return { kind: "nothing", notice: "this is the first commit" };
  const said = `"${event.name}" names no old side: compared with the commit before`;
  return commit(parent, { notice: `${said}; the input "against" names another` });
}

/** The default branch, unless the workflow runs for it. */
function otherBranch({ defaultBranch, ref }: WorkflowEvent): string | undefined {
  const target = `refs/heads/${defaultBranch}`;
  return defaultBranch === undefined || ref === target ? undefined : target;
}

function nameOf(target: string): string {
  return target.replace("refs/heads/", "");
}
