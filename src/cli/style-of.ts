import type { Style } from "../report/style.ts";
import { wantsColor } from "./color.ts";
import type { Io, Output } from "./io.ts";

/** How a report that goes to this output is to look. */
export function styleOf(
  output: Output,
  env: Io["env"],
  flags: { readonly color: boolean; readonly verbose?: boolean },
): Style {
  return {
    color: wantsColor(output, env, flags.color),
    columns: output.columns,
    verbose: flags.verbose ?? false,
  };
}
