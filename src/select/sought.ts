import { tailsOf } from "./path.ts";

/**
 * Import names that are looked for: these, and all that are one of the endings or have one of them
 * behind a slash.
 */
export interface Sought {
  readonly names: readonly string[];
  readonly endings: readonly string[];
}

/** Whether a name is one of those; takes the same time however many they are. */
export function soughtBy({ names, endings }: Sought): (name: string) => boolean {
  const [whole, tails] = [new Set(names), new Set(endings)];
  return (name) => whole.has(name) || tailsOf(name).some((tail) => tails.has(tail));
}
