import type { PastEvent } from "../schema/past.ts";
import type { Slot } from "./containers.ts";
import type { Sought } from "./sought.ts";

/** What a change did to the container that a question is about; versions without it are undefined. */
export interface Step {
  readonly event: PastEvent;
  readonly before: readonly (Version | undefined)[];
  readonly after: Version | undefined;
}

/** A container in one version of its file. */
export interface Version {
  readonly slots: readonly Slot[];
  readonly path: string;
  readonly blob: string;
}

/** What a number or a name stood for, from its introduction to its removal. */
export interface Life {
  /** As it was last, in `version`. */
  readonly slot: Slot;
  readonly version: Version;
  /** All names that it had, its number and type being the same. */
  readonly names: ReadonlySet<string>;
  readonly introduced: PastEvent | undefined;
  readonly removed: PastEvent | undefined;
}

/** Looks for the newest life of something that is not there any more. */
export interface Question {
  /** Takes the steps of its container, the newest first; returns a life once it is complete. */
  take(step: Step): Life | undefined;
  /** The life that no step of the history known began. */
  unfinished(): Life | undefined;
}

/**
 * A history is no list: branches run side by side, and a step of one says nothing of the others. So a
 * merge removes only what all its parents have, and introduces only what none of them has.
 */
export function createQuestion(sought: Sought): Question {
  let life: Life | undefined;

  function find(version: Version | undefined): Slot | undefined {
    return version?.slots.find(sought.matches);
  }

  function removedBy(step: Step, is: Slot | undefined): Life | undefined {
    const [version, ...others] = step.before;
    const was = find(version);
    const isRemoved = was !== undefined && others.every((other) => find(other) !== undefined);
    if (!isRemoved || version === undefined) return undefined;
    return is === undefined || !sought.isSame(was, is)
      ? newLife(was, version, step.event)
      : undefined;
  }

  /**
   * The newest life that can be told so far. It may be seen on one branch before its removal on
   * another, and is never removed if a merge left it behind.
   */
  function newest(step: Step, is: Slot | undefined): Life | undefined {
    if (life?.removed !== undefined) return life;
    const removed = removedBy(step, is);
    if (life === undefined) return removed ?? (is && step.after && newLife(is, step.after));
    if (removed === undefined || !sought.isSame(removed.slot, life.slot)) return life;
    return { ...removed, names: new Set([...removed.names, ...life.names]) };
  }

  return {
    take(step) {
      const is = find(step.after);
      life = newest(step, is);
      if (life === undefined || is === undefined || !sought.isSame(life.slot, is)) {
        return undefined;
      }
      const parents = step.before.flatMap((version) => find(version) ?? []);
      const was = parents.find((slot) => sought.isSame(slot, is));
      const names = new Set([...life.names, ...is.names, ...(was?.names ?? [])]);
      const known: Life = { ...life, names };
      if (was !== undefined) {
        life = known;
        return undefined;
      }
      life = removedBy(step, undefined);
      return { ...known, introduced: step.event };
    },
    unfinished: () => life,
  };
}

function newLife(slot: Slot, version: Version, removed?: PastEvent): Life {
  return { slot, version, names: new Set(slot.names), introduced: undefined, removed };
}
