import type { AddedName } from "./addition.ts";
import type { Slot } from "./containers.ts";

/** What is asked: the number or name of a slot. */
export interface Sought {
  matches(slot: Slot): boolean;
  /** Whether a change from one to the other is one life that goes on, as when it is renamed. */
  isSame(one: Slot, other: Slot): boolean;
}

export function soughtNumber(number: number): Sought {
  return {
    matches: (slot) => slot.number === number,
    isSame: (one, other) => one.type === other.type,
  };
}

export function soughtName({ name, jsonName }: AddedName): Sought {
  return {
    matches: (slot) => slot.names.includes(name) || slot.jsonName === jsonName,
    isSame: (one, other) => one.number === other.number,
  };
}
