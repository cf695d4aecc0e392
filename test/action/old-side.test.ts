import { describe, expect, test } from "vitest";
import type { WorkflowEvent } from "../../src/action/event.ts";
import { type Checkout, oldSideOf } from "../../src/action/old-side.ts";
import { UsageError } from "../../src/text/errors.ts";

const pullRequest = { name: "pull_request", base: "base", head: "tip", checkedOut: "merge" };
const trialMerge = { commit: "merge", parents: ["old base", "tip"] };

describe("the old side is", () => {
  test.each<{
    case: string;
    event: Partial<WorkflowEvent>;
    checkout: Partial<Checkout>;
    side: object;
  }>([
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
      case: "the same of pull_request_target",
      event: { ...pullRequest, name: "pull_request_target", checkedOut: "base" },
      checkout: trialMerge,
      side: { kind: "commit", id: "old base" },
    },
    {
      case: "of a whole clone of the tip where the branch began",
      event: pullRequest,
      checkout: { commit: "tip", parents: ["earlier"] },
      side: { kind: "merge-base", id: "base" },
    },
    {
      case: "of a tip that is itself a merge where the branch began",
      event: pullRequest,
      checkout: { commit: "tip", parents: ["earlier", "main"] },
      side: { kind: "merge-base", id: "base" },
    },
    {
      case: "of a merge group its base",
      event: { name: "merge_group", base: "base" },
      checkout: {},
      side: { kind: "commit", id: "base" },
    },
    {
      case: "of a push what the branch stood at",
      event: { name: "push", before: "before" },
      checkout: {},
      side: { kind: "commit", id: "before" },
    },
    {
      case: "of a new branch the program's default",
      event: { name: "push", before: undefined },
      checkout: {},
      side: { kind: "default" },
    },
    {
      case: "of a schedule the program's default",
      event: { name: "schedule", before: "before" },
      checkout: {},
      side: { kind: "default" },
    },
  ])("$case", ({ event, checkout, side }) => {
    expect(oldSideOf(eventWith(event), checkoutWith(checkout))).toEqual(side);
  });
});

describe("nothing is compared where it would prove nothing:", () => {
  test.each([
    {
      case: "the checkout of pull_request_target is the base branch",
      event: { ...pullRequest, name: "pull_request_target" },
      checkout: { commit: "base", parents: ["older"] },
    },
    {
      case: "a shallow clone of the tip does not reach to where the branch began",
      event: pullRequest,
      checkout: { commit: "tip", parents: ["earlier"], shallow: true },
    },
  ])("$case", ({ event, checkout }) => {
    expect(() => oldSideOf(eventWith(event), checkoutWith(checkout))).toThrow(UsageError);
  });
});

function eventWith(event: Partial<WorkflowEvent>): WorkflowEvent {
  const nothing = { base: undefined, head: undefined, before: undefined, checkedOut: undefined };
  return { name: "", ...nothing, ...event };
}

function checkoutWith(checkout: Partial<Checkout>): Checkout {
  return { folder: "/", commit: "commit", parents: [], shallow: false, ...checkout };
}
