import type { Hit } from "./hit.ts";

/** Returns a function that gives hits about the same fact of the same pair the same number. */
export function questions(): (hit: Hit) => number {
  const subjects = new Map<unknown, number>();
  const numbers = new Map<string, number>();
  return ({ pair, rule }) => {
    const before = "before" in pair ? numberOf(subjects, pair.before) : "";
    const after = "after" in pair ? numberOf(subjects, pair.after) : "";
    return numberOf(numbers, `${before} ${after} ${rule.fact}`);
  };
}

function numberOf<T>(numbers: Map<T, number>, key: T): number {
  const number = numbers.get(key) ?? numbers.size;
  numbers.set(key, number);
  return number;
}
