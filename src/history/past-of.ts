import type { Past, PastSlot, PastSlots } from "../schema/past.ts";
import type { Told, Tracker } from "./tracker.ts";

/** All answers, by what they are about. */
export function pastOf(trackers: readonly Tracker[]): Past {
  const told = new Map<string, readonly Told[]>();
  for (const tracker of trackers) {
    const { key } = tracker.addition;
    const answers = [...(told.get(key) ?? []), ...tracker.answers()];
    if (answers.length > 0) told.set(key, answers);
  }
  return new Map([...told].map(([key, answers]) => [key, slotsOf(answers)]));
}

/** Where two files of the past answer one question, what was removed last counts. */
function slotsOf(answers: readonly Told[]): PastSlots {
  const byNumber = new Map<number, PastSlot>();
  const byName = new Map<string, PastSlot>();
  const inOrder = answers.toSorted((one, other) => compare(endOf(one.slot), endOf(other.slot)));
  for (const { about, slot } of inOrder) {
    if (typeof about === "number") byNumber.set(about, slot);
    else byName.set(about, slot);
  }
  return { byNumber, byName };
}

function endOf({ removed }: PastSlot): string {
  return removed?.date ?? "";
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
