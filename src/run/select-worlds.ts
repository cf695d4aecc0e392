import { isDeepStrictEqual } from "node:util";
import { builtInNames } from "../compile/built-in.ts";
import { select } from "../select/select.ts";
import type { Selection } from "../select/selection.ts";
import type { Change } from "./change.ts";
import { comparedOnly } from "./compared-only.ts";
import { completeWorlds } from "./complete-worlds.ts";
import { gather } from "./gather.ts";
import type { Sides } from "./open-sides.ts";
import type { Progress } from "./progress.ts";

/** The files that the change can reach, with what they import; every file if `all` says so. */
export async function selectWorlds(
  {
    differences,
    isCompared,
    inForce: { roots, modules },
  }: Pick<Change, "differences" | "isCompared" | "inForce">,
  all: boolean,
  sides: Sides,
  tell: Progress,
): Promise<Selection> {
  const { before, after } = modules;
  const steps = select({
    changed: differences,
    roots,
    // Other modules can give any type that is used another meaning, without any change of a file.
    // An image is read as a whole, and what its imports mean may differ from the other side.
    all: all || hasImage(sides) || !isDeepStrictEqual(before.folders, after.folders),
    builtIn: builtInNames,
    isCompared,
  });
  const { worlds, notes } = await gather(steps, sides, tell);
  const libraries = { before: before.library, after: after.library };
  return { worlds: completeWorlds(comparedOnly(worlds, isCompared), libraries), notes };
}

function hasImage({ before, after }: Sides): boolean {
  return before.kind === "image" || after.kind === "image";
}
