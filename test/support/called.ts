import type { Sought } from "../../src/select/sought.ts";

/** The names of all files that are called so, in whatever folder. */
export function called(...baseNames: readonly string[]): Sought {
  return { names: [], endings: baseNames };
}
