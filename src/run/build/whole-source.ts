import { passes } from "../../policy/path-filter.ts";
import type { Selection } from "../../select/selection.ts";
import type { OpenedSource } from "../../source/open.ts";
import { comparedPaths } from "../compared-paths.ts";
import { configure } from "../configure.ts";
import { pathFilterOf } from "../path-filter-of.ts";
import { silent } from "../progress.ts";
import { selectWorlds } from "../select-worlds.ts";
import type { BuildRequest } from "./build-request.ts";

/**
 * All files of a source that its configuration and the request leave in, by world, with what they import; they
 * stand on the new side, the old one is empty. Throws as `configure` does.
 */
export async function wholeSource(source: OpenedSource, request: BuildRequest): Promise<Selection> {
  const sides = { before: source, after: source, governor: source };
  const paths = [...(await source.list())].sort();
  const differences = paths.map((path) => ({ path, before: false, after: true }));
  const whole = { ...request, ...nothingChosen };
  const inForce = await configure(whole, sides, paths);
  const filter = await pathFilterOf(whole, sides, paths);
  const isInForce = comparedPaths(inForce, differences);
  const isCompared = (path: string) => isInForce(path) && passes(filter, path);
  const { worlds, notes } = await selectWorlds(
    { differences, isCompared, inForce },
    true,
    sides,
    silent,
  );
  return { worlds, notes: [...source.notes, ...inForce.notes, ...notes] };
}

/** Rules are for checks. */
const nothingChosen = {
  against: undefined,
  head: "",
  use: undefined,
  except: undefined,
  failOn: undefined,
  paths: [],
  all: true,
  history: false,
} as const;
