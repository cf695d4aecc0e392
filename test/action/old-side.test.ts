import { describe, expect, test } from "vitest";
import type { WorkflowEvent } from "../../src/action/event.ts";
import { type Checkout, oldSideOf } from "../../src/action/old-side.ts";
import { UsageError } from "../../src/text/errors.ts";

const pullRequest = { name: "pull_request", base: "base", head: "tip", checkedOut: "merge" };
const trialMerge = { commit: "merge", parents: ["old base", "tip"] };
const onBranch = { ref: "refs/heads/feature", defaultBranch: "main" };
const onMain = { ref: "refs/heads/main", defaultBranch: "main" };

interface Row {
  readonly case: string;
  readonly event: Partial<WorkflowEvent>;
  readonly checkout?: Partial<Checkout>;
  readonly side: object;
}

describe("the old side is", () => {
  test.each<Row>([
    {
      case: "of a pull request's trial merge its first parent",
      event: pullRequest,
      checkout: trialMerge,
      side: { kind: "commit", id: "old base" },
    },
    {
      case: "the same where the event has another tip by now",
      event: { ...pullRequest, head: "newer tip" },
      checkout: trialMerge,
      side: { kind: "commit", id: "old base" },
    },
    {
      case: "the same of a review",
      event: { ...pullRequest, name: "pull_request_review", head: "newer tip" },
      checkout: trialMerge,
      side: { kind: "commit", id: "old base" },
    },
    {
      case: "the same of pull_request_target",
      event: { ...pullRequest, name: "pull_request_target", checkedOut: "base" },
      checkout: trialMerge,
      side: { kind: "commit", id: "old base" },
    },
    {
      case: "of the tip where the branch began",
      event: pullRequest,
      checkout: { commit: "tip", parents: ["earlier"] },
      side: { kind: "merge-base", target: "base" },
    },
    {
      case: "of a tip that is itself a merge where the branch began",
      event: pullRequest,
      checkout: { commit: "tip", parents: ["earlier", "main"] },
      side: { kind: "merge-base", target: "base" },
    },
    {
      case: "of a merge group its base",
      event: { name: "merge_group", base: "base" },
      side: { kind: "commit", id: "base" },
    },
    {
      case: "of a push what the branch stood at",
      event: { name: "push", before: "before", ...onMain },
      side: { kind: "commit", id: "before" },
    },
    {
      case: "of a push with force the same, or else where the branch began",
      event: { name: "push", before: "before", isForced: true, ...onBranch },
      side: { kind: "commit", id: "before", otherwise: { target: "refs/heads/main" } },
    },
    {
      case: "of a push with force to the default branch the same, and nothing else",
      event: { name: "push", before: "before", isForced: true, ...onMain },
      side: { kind: "commit", id: "before" },
    },
    {
      case: "of a new branch where it left the default branch",
      event: { name: "push", ...onBranch },
      side: { kind: "merge-base", target: "refs/heads/main" },
    },
    {
      case: "of a pushed tag the commit before",
      event: { name: "push", ref: "refs/tags/v1", defaultBranch: "main" },
      checkout: { parents: ["parent"] },
      side: { kind: "commit", id: "parent" },
    },
    {
      case: "nothing where the default branch is new",
      event: { name: "push", ...onMain },
      side: { kind: "nothing" },
    },
    {
      case: "nothing where the branch is gone",
      event: { name: "push", before: "before", isDeleted: true, ...onBranch },
      side: { kind: "nothing" },
    },
    {
      case: "of a schedule the commit before",
      event: { name: "schedule", ...onMain },
      checkout: { parents: ["parent"] },
      side: { kind: "commit", id: "parent" },
    },
    {
      case: "of a schedule at the first commit nothing",
      event: { name: "schedule", ...onMain },
      side: { kind: "nothing" },
    },
    {
      case: "of a branch that somebody chose where it left the default branch",
      event: { name: "workflow_dispatch", ...onBranch },
      side: { kind: "merge-base", target: "refs/heads/main" },
    },
    {
      case: "the program's default where the event says nothing",
      event: {},
      side: { kind: "default" },
    },
  ])("$case", ({ event, checkout = {}, side }) => {
    const found = oldSideOf(eventWith(event), checkoutWith(checkout));
    expect(found).toMatchObject(side);
    if (!("otherwise" in side)) expect(found).not.toHaveProperty("otherwise");
  });
});

test("nothing is compared where the checkout of pull_request_target is the base branch", () => {
  const event = { ...pullRequest, name: "pull_request_target" };
  const checkout = { commit: "base", parents: ["older"] };
  expect(() => oldSideOf(eventWith(event), checkoutWith(checkout))).toThrow(UsageError);
});

function eventWith(event: Partial<WorkflowEvent>): WorkflowEvent {
  return {
    name: "",
    ref: undefined,
    checkedOut: undefined,
    base: undefined,
    head: undefined,
    before: undefined,
    isForced: false,
    isDeleted: false,
    defaultBranch: undefined,
    pullRequest: undefined,
    ...event,
  };
}

function checkoutWith(checkout: Partial<Checkout>): Checkout {
  return { commit: "commit", parents: [], ...checkout };
}
