import type { PastChange } from "../check/memory.ts";
import type { PastEvent, PastSlot } from "../schema/past.ts";
import type { Addition } from "./addition.ts";
import { slotsKey } from "./containers.ts";
import { createQuestion, type Life, type Question, type Step, type Version } from "./question.ts";
import { type Sought, soughtName, soughtNumber } from "./sought.ts";
import type { Versions } from "./versions.ts";

/** All questions about one message or enum, on one line of its past. */
export interface Tracker {
  readonly addition: Addition;
  /** Where its file is, in the part of the history that is being read. */
  path(): string;
  moveTo(path: string): void;
  /** The questions that have no answer yet. */
  open(): readonly Asked[];
  /** Closes a question; undefined for an answer that tells nothing. */
  answer(asked: Asked, slot: PastSlot | undefined): void;
  answers(): readonly Told[];
  /** What ended its past too early. */
  cut(): Cut | undefined;
  cutAt(cut: Cut): void;
}

/** A question about a number or a name that was added. */
export interface Asked {
  readonly about: number | string;
  readonly sought: Sought;
  readonly question: Question;
}

/** A life that was found, before anything is known of releases and places. */
export interface Answer {
  readonly asked: Asked;
  readonly life: Life;
}

export interface Told {
  readonly about: number | string;
  readonly slot: PastSlot;
}

export interface Cut {
  /** The oldest commit that was seen. */
  readonly event: PastEvent;
  /** The edge of a shallow clone, or the limit of what is read. */
  readonly kind: "shallow" | "limit";
}

export function createTracker(addition: Addition, start: string): Tracker {
  const numbers = addition.numbers.map((number) => ask(number, soughtNumber(number)));
  const names = addition.names.map((name) => ask(name.name, soughtName(name)));
  const open = new Set([...numbers, ...names]);
  const answers: Told[] = [];
  let path = start;
  let cut: Cut | undefined;
  return {
    addition,
    path: () => path,
    moveTo(other) {
      path = other;
    },
    open: () => [...open],
    answer(asked, slot) {
      open.delete(asked);
      if (slot !== undefined) answers.push({ about: asked.about, slot });
    },
    answers: () => answers,
    cut: () => cut,
    cutAt(other) {
      cut = other;
    },
  };
}

function ask(about: number | string, sought: Sought): Asked {
  return { about, sought, question: createQuestion(sought) };
}

/** What a commit did to the container of a tracker. The blobs must be loaded. */
export function stepOf(tracker: Tracker, change: PastChange, versions: Versions): Step {
  const { path, before, after } = change;
  const version = (blob: string | undefined) => versionOf(tracker.addition, path, blob, versions);
  return { event: eventOf(change), before: before.map(version), after: version(after) };
}

/** The container as a blob has it; undefined where it has none. */
export function versionOf(
  { kind, typeName }: Addition,
  path: string,
  blob: string | undefined,
  versions: Versions,
): Version | undefined {
  if (blob === undefined) return undefined;
  const slots = versions.containersOf(blob).get(slotsKey(kind, typeName));
  return slots && { slots, path, blob };
}

export function eventOf({ commit, date }: PastEvent): PastEvent {
  return { commit, date };
}
