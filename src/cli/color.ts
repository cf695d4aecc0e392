import type { Io, Output } from "./io.ts";

/**
 * Whether to colour what goes to `output`: `--no-color`, then FORCE_COLOR, then NO_COLOR, then
 * whether it is a terminal. FORCE_COLOR wins over NO_COLOR as in Node itself.
 */
export function wantsColor(output: Output, env: Io["env"], flag: boolean): boolean {
  if (!flag) return false;
  const { FORCE_COLOR: force, NO_COLOR: never, TERM: terminal } = env;
  if (force !== undefined) return force !== "0" && force !== "false";
  if (never !== undefined && never !== "") return false;
  return output.isTTY && terminal !== "dumb";
}
