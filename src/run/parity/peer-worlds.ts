import { builtInNames } from "../../compile/built-in.ts";
import { select } from "../../select/select.ts";
import type { ChangedFile, Selection, World } from "../../select/selection.ts";
import { changedPaths } from "../../source/changes.ts";
import type { CheckRequest } from "../check-request.ts";
import { configure } from "../configure.ts";
import { gather } from "../gather.ts";
import { closeSides, openSides, type Sides } from "../open-sides.ts";
import { silent } from "../progress.ts";

/** What a peer must be shown to judge a change. */
export interface PeerWorlds {
  readonly worlds: readonly World[];
  /** The paths that differ. */
  readonly changed: ReadonlySet<string>;
}

/**
 * The files that the change touches and all that they import, the same on both sides: an import
 * that one side dropped is still there, if the file is. Throws what opening and reading throws.
 */
export async function peerWorlds(request: CheckRequest): Promise<PeerWorlds> {
  const sides = await openSides(request);
  try {
    const { paths } = await changedPaths(sides.before, sides.after);
    const selection = await selectionOf(request, sides, paths);
    const changed = new Set(paths.map(({ path }) => path));
    const alone = pathsOnOneSide(selection).filter((path) => !changed.has(path));
    if (alone.length === 0) return { worlds: selection.worlds, changed };
    const more = alone.map((path) => ({ path, before: true, after: true }));
    const { worlds } = await selectionOf(request, sides, [...paths, ...more]);
    return { worlds, changed };
  } finally {
    await closeSides(sides);
  }
}

async function selectionOf(
  request: CheckRequest,
  sides: Sides,
  changed: readonly ChangedFile[],
): Promise<Selection> {
  const paths = changed.map(({ path }) => path);
  const { roots } = await configure(request, sides, paths);
  return await gather(
    select({ changed, roots, all: false, builtIn: builtInNames, isCompared }),
    sides,
    silent,
  );
}

/** There is no configuration that leaves anything out. */
function isCompared(): boolean {
  return true;
}

function pathsOnOneSide({ worlds }: Selection): readonly string[] {
  return worlds.flatMap(({ before, after }) => {
    const was = new Set(before.files.map((file) => file.path));
    const is = new Set(after.files.map((file) => file.path));
    return [...was]
      .filter((path) => !is.has(path))
      .concat([...is].filter((path) => !was.has(path)));
  });
}
