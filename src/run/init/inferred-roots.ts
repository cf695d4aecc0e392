import { builtInNames } from "../../compile/built-in.ts";
import { select } from "../../select/select.ts";
import type { Source } from "../../source/source.ts";
import { gather } from "../gather.ts";
import type { Progress } from "../progress.ts";

/** The folders that a check takes for the roots of the import names of all files, if nobody says. */
export async function inferredRoots(source: Source, tell: Progress): Promise<readonly string[]> {
  const steps = select({
    changed: [],
    roots: { before: [], after: [] },
    all: true,
    builtIn: builtInNames,
    isCompared: () => true,
  });
  const { worlds } = await gather(steps, { before: nothing, after: source }, tell);
  return worlds.map(({ name }) => name);
}

const nothing: Source = {
  label: "nothing",
  commit: undefined,
  list: async () => new Set(),
  named: async () => [],
  anyBelow: async () => undefined,
  exists: async () => new Set(),
  read: async () => new Map(),
  mayImport: async () => new Map(),
  mayDeclare: async () => [],
  close: async () => {},
};
