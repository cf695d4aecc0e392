import { expect, test } from "vitest";
import type { Slot } from "../../src/history/containers.ts";
import { createQuestion, type Step } from "../../src/history/question.ts";
import { type Sought, soughtName, soughtNumber } from "../../src/history/sought.ts";

interface Case {
  readonly name: string;
  readonly sought?: Sought;
  /** The newest first: a version of each parent, separated by "|", then the one after; each a field. */
  readonly steps: readonly (readonly [before: string, after: string])[];
  /** What comes out of each step, then what is unfinished. */
  readonly lives: readonly string[];
}

const email = soughtName({ name: "email", jsonName: undefined });

const cases: readonly Case[] = [
  {
    name: "a removal and an introduction",
    steps: [
      ["2 string email", ""],
      ["", "2 string email"],
    ],
    lives: ["string email: 1 to 0"],
  },
  {
    name: "a removal whose introduction is out of sight",
    steps: [["2 string email", ""]],
    lives: ["string email: ? to 0"],
  },
  {
    name: "one life with two names",
    steps: [
      ["2 string email", ""],
      ["2 string mail", "2 string email"],
      ["", "2 string mail"],
    ],
    lives: ["string email, mail: 2 to 0"],
  },
  {
    name: "two lives, since a type is not changed in one",
    steps: [
      ["2 int32 age", ""],
      ["2 string age", "2 int32 age"],
      ["", "2 string age"],
    ],
    lives: ["int32 age: 1 to 0", "string age: 2 to 1"],
  },
  {
    name: "two lives with a pause",
    steps: [
      ["2 int32 age", ""],
      ["", "2 int32 age"],
      ["2 int32 age", ""],
      ["", "2 int32 age"],
    ],
    lives: ["int32 age: 1 to 0", "int32 age: 3 to 2"],
  },
  {
    name: "the removal on a branch, seen after the other branch",
    steps: [
      ["2 string email|", ""],
      ["2 string email", "2 string email"],
      ["2 string email", ""],
      ["", "2 string email"],
    ],
    lives: ["string email: 3 to 2"],
  },
  {
    name: "the removal by a merge of what both had",
    steps: [
      ["2 string email|2 string email", ""],
      ["", "2 string email"],
    ],
    lives: ["string email: 1 to 0"],
  },
  {
    name: "no introduction by a merge of what one had",
    steps: [
      ["2 string email", ""],
      ["|2 string email", "2 string email"],
      ["", "2 string email"],
    ],
    lives: ["string email: 2 to 0"],
  },
  {
    name: "what a merge left behind",
    steps: [["", "2 string email"]],
    lives: ["string email: 0 to ?"],
  },
  {
    name: "a name that moved to another number and was removed there",
    sought: email,
    steps: [
      ["5 string email", ""],
      ["2 string email", "5 string email"],
      ["", "2 string email"],
    ],
    lives: ["string email: 1 to 0", "string email: 2 to 1"],
  },
  {
    name: "a name whose type changed",
    sought: email,
    steps: [
      ["2 int32 email", ""],
      ["2 string email", "2 int32 email"],
      ["", "2 string email"],
    ],
    lives: ["int32 email: 2 to 0"],
  },
  {
    name: "other numbers and names",
    steps: [
      ["3 string email", ""],
      ["", "3 string email"],
    ],
    lives: [],
  },
];

test.each(cases)("$name", ({ sought = soughtNumber(2), steps, lives }) => {
  const question = createQuestion(sought);
  const found = steps.map(([before, after], index) => question.take(stepOf(before, after, index)));
  const told = [...found, question.unfinished()].flatMap((life) => {
    if (life === undefined) return [];
    const from = life.introduced?.commit ?? "?";
    return [
      `${life.slot.type} ${[...life.names].join(", ")}: ${from} to ${life.removed?.commit ?? "?"}`,
    ];
  });
  expect(told).toEqual(lives);
});

function stepOf(before: string, after: string, index: number): Step {
  return {
    event: { commit: String(index), date: "2024-01-01" },
    before: before.split("|").map((text) => versionOf(text)),
    after: versionOf(after),
  };
}

function versionOf(text: string) {
  const slots = text === "" ? [] : text.split(", ").map(slotOf);
  return { slots, path: "a.proto", blob: text };
}

function slotOf(text: string): Slot {
  const [number, type = "", name = ""] = text.split(" ");
  return { number: Number(number), names: [name], jsonName: name, type, path: [] };
}
