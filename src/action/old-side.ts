import { UsageError } from "../text/errors.ts";
import type { WorkflowEvent } from "./event.ts";

/** What is checked out. */
export interface Checkout {
  readonly folder: string;
  readonly commit: string;
  readonly parents: readonly string[];
  readonly shallow: boolean;
}

export type OldSide =
  | { readonly kind: "commit"; readonly id: string }
  | { readonly kind: "merge-base"; readonly id: string }
  | { readonly kind: "default" };

/** What the checkout is compared with. Throws UsageError where that would prove nothing. */
export function oldSideOf(event: WorkflowEvent, checkout: Checkout): OldSide {
  switch (event.name) {
    case "pull_request":
    case "pull_request_target":
      return pullRequestSide(event, checkout);
    case "merge_group":
      return commitSide(event.base);
    case "push":
      return commitSide(event.before);
  }
  return { kind: "default" };
}

function commitSide(id: string | undefined): OldSide {
  return id === undefined ? { kind: "default" } : { kind: "commit", id };
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
      (event.name === "pull_request" && checkout.commit === event.checkedOut));
  if (isTrialMerge && base !== undefined) return { kind: "commit", id: base };
  if (event.base === undefined) return { kind: "default" };
  if (checkout.commit === event.base) {
    throw new UsageError(
      `the checkout of ${event.name} is the base branch: nothing of the pull request is in it`,
      'run this action on "pull_request", or check out the pull request before it',
    );
  }
  if (checkout.shallow) {
    throw new UsageError(
      "this checkout is shallow and not the pull request's merge commit: where the branch began is not to be seen",
      "leave `ref` of actions/checkout at its default, or set its `fetch-depth: 0`",
    );
  }
  return { kind: "merge-base", id: event.base };
}
