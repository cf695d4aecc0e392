import { posix, resolve } from "node:path";
import { rules } from "../../rules/index.ts";
import type { FailOn } from "../check/outcome.ts";
import type { AreaContext } from "../config/area.ts";
import { type Configuration, configurationOf } from "../config/configuration.ts";
import type { Declaration } from "../config/declaration.ts";
import { type Settings, settingsFor, unusedSettings } from "../config/settings.ts";
import type { Policy } from "../policy/policy.ts";
import type { RootSet, RootSets, Side } from "../select/selection.ts";
import { isCi } from "../source/is-ci.ts";
import type { OpenedSource } from "../source/open.ts";
import { topFolderOf } from "../source/top-folder.ts";
import { UsageError } from "../text/errors.ts";
import type { Note } from "../text/problem.ts";
import type { CheckRequest } from "./check-request.ts";
import { countingNotes } from "./counting-notes.ts";
import { type Found, findDeclarations } from "./find-declarations.ts";
import { type LockedModules, lockedModules, noModules } from "./locked-modules.ts";
import type { Sides } from "./open-sides.ts";
import { pathWithin, requireFiles } from "./path-filter-of.ts";
import { ruleFlagsOf } from "./rule-flags-of.ts";
import { topOf, workingFolder } from "./working-folder.ts";

/** What is in force in a run. */
export interface InForce {
  readonly policy: Policy;
  /** What the configuration of the other side says: it knows the modules that are there only. */
  readonly other: Policy | undefined;
  readonly roots: RootSets;
  /** Whether they were given on the command line. */
  readonly rootsChosen: boolean;
  /** What the `deps` of each side lead to. */
  readonly modules: Readonly<Record<Side, LockedModules>>;
  readonly failOn: FailOn;
  /** Whether generated code is looked at, too. */
  readonly codegen: boolean;
  readonly notes: readonly Note[];
}

/**
 * The configuration of a run that is about these paths. Throws UsageError for one that cannot be
 * meant; that of the side that does not count is only told of.
 */
export async function configure(
  request: CheckRequest,
  sides: Sides,
  paths: readonly string[],
): Promise<InForce> {
  const context = { rules, flags: ruleFlagsOf(request) };
  const chosen = await chosenRoots(request, sides);
  switch (request.config.kind) {
    case "none":
      return alone(request, configurationOf([], context), settingsFor("", []), chosen);
    case "file": {
      const { declaration, notes } = await chosenFile(request.config.path, request, sides);
      const settings = settingsFor(declaration.folder, [declaration]);
      const configuration = configurationOf([declaration], context);
      const told = { ...configuration, notes: [...configuration.notes, ...notes] };
      return alone(request, told, settings, chosen);
    }
    case "discover":
      return await discover(request, sides, paths, context, chosen);
  }
}

/** In CI the old side's file counts, so that a change cannot choose what is held against it. */
async function chosenFile(
  path: string,
  { cwd, env }: CheckRequest,
  { after, governor }: Sides,
): Promise<{ readonly declaration: Declaration; readonly notes: readonly Note[] }> {
  const { chosenDeclaration } = await import("./chosen-declaration.ts");
  const inCi = isCi(env);
  const context = { cwd, top: await topOf(after), governor: inCi ? governor : undefined };
  const { declaration, text, otherwise } = await chosenDeclaration(path, context);
  if (otherwise === undefined) return { declaration, notes: [] };
  const [counts, other] = [new Map([[path, text]]), new Map([[path, otherwise]])];
  return { declaration, notes: countingNotes(counts, other, { inCi, isOld: governor !== after }) };
}

/** One configuration for both sides. */
function alone(
  request: CheckRequest,
  { policy, roots, notes }: Configuration,
  settings: Settings,
  chosen: RootSet | undefined,
): InForce {
  const own = chosen === undefined ? roots : [chosen];
  return {
    policy,
    other: undefined,
    roots: { before: own, after: own },
    rootsChosen: chosen !== undefined,
    modules: { before: noModules, after: noModules },
    failOn: failOnOf(request, settings),
    codegen: settings.codegen,
    notes,
  };
}

async function discover(
  request: CheckRequest,
  sides: Sides,
  paths: readonly string[],
  context: AreaContext,
  chosen: RootSet | undefined,
): Promise<InForce> {
  const { before, after, governor } = sides;
  const folder = await workingFolder(governor, request.cwd);
  const wanted = [...paths, posix.join(folder, "any")];
  const found = await findDeclarations(governor, wanted);
  const configuration = configurationOf(found.declarations, context);
  const governed: ConfiguredSide = { found, configuration, notes: [] };
  const read = (source: OpenedSource) =>
    source === governor ? governed : tolerate(source, wanted, context, governed);
  const [old, current] = [await read(before), await read(after)];
  const other = governor === after ? old : current;
  const settings = settingsFor(folder, found.declarations);
  const counting = { inCi: isCi(request.env), isOld: governor !== after };
  return {
    policy: configuration.policy,
    other: other.configuration.policy,
    roots:
      chosen === undefined
        ? { before: old.configuration.roots, after: current.configuration.roots }
        : { before: [chosen], after: [chosen] },
    rootsChosen: chosen !== undefined,
    modules: {
      before: await lockedModules(old.configuration.areas, before, request.env),
      after: await lockedModules(current.configuration.areas, after, request.env),
    },
    failOn: failOnOf(request, settings),
    codegen: settings.codegen,
    notes: [
      ...configuration.notes,
      ...unusedSettings(folder, found.declarations),
      ...other.notes,
      ...(paths.length === 0 ? [] : countingNotes(found.texts, other.found.texts, counting)),
    ],
  };
}

interface ConfiguredSide {
  readonly found: Found;
  readonly configuration: Configuration;
  readonly notes: readonly Note[];
}

/** What is wrong with a configuration that does not count must not stop the run. */
async function tolerate(
  source: OpenedSource,
  paths: readonly string[],
  context: AreaContext,
  otherwise: ConfiguredSide,
): Promise<ConfiguredSide> {
  try {
    const found = await findDeclarations(source, paths);
    return { found, configuration: configurationOf(found.declarations, context), notes: [] };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const message = `not read, as the other side's configuration counts: ${error.message}`;
    const place = error.at === undefined ? {} : { start: error.at.start };
    const note = { kind: "configuration", message, path: error.at?.path, ...place } as const;
    return { ...otherwise, notes: [note] };
  }
}

function failOnOf(request: CheckRequest, settings: Settings): FailOn {
  return request.failOn ?? settings.failOn?.value ?? "error";
}

/** Those of `--root`. Throws a UsageError for one in which neither side has a `.proto` file. */
async function chosenRoots(
  { roots, cwd }: CheckRequest,
  sides: Sides,
): Promise<RootSet | undefined> {
  if (roots.length === 0) return undefined;
  const top = await topFolderOf(sides.after);
  const within = (folder: string) => pathWithin(top, resolve(cwd, folder), folder);
  await requireFiles(
    roots.map(({ folder }) => folder),
    within,
    sides,
  );
  return roots.map(({ folder, prefix }) => ({ folder: within(folder), prefix }));
}
