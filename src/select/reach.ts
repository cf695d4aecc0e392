import type { Change } from "./change.ts";
import { definersOf } from "./definers.ts";
import { addedTo, type Difference, differenceOf, everything, extensionsOf } from "./difference.ts";
import type { ImportGraph } from "./import-graph.ts";
import { importsOf, publicImportsOf } from "./imports-of.ts";
import { mentions } from "./mentions.ts";
import type { Resolved } from "./resolve.ts";

/**
 * The changed files and all others that can link differently on the two sides. An unchanged file
 * can only do so if one of its imports means another file, if it mentions a name in which the
 * interface of a file that it sees differs, if a file that it sees declares such a name as well, or
 * if it uses a custom option whose type changed. Such files differ in no name of their own; but what
 * they import publicly differs for their importers as well, and so may their extensions.
 */
export function reachOf(change: Change): ReadonlySet<string> {
  const differences = new Map<string, Difference>();
  const touched = new Set<string>();
  const record = (path: string, found: readonly Difference[]) => {
    const sum = addedTo(differences.get(path), ...found);
    if (sum !== undefined) differences.set(path, sum);
    return sum !== undefined;
  };
  for (const path of change.paths) {
    const own = differenceOf(change.graphs.before.file(path), change.graphs.after.file(path));
    if (own !== undefined) record(path, [own]);
  }
  for (let grew = true; grew; ) {
    grew = false;
    for (const path of new Set([...change.paths, ...importersOf(change, differences)])) {
      const effect = effectOn(change, differences, path);
      grew = record(path, effect.differences) || grew;
      if (effect.touched) touched.add(path);
    }
    for (const [path, difference] of reachedDefiners(change, differences, touched)) {
      grew = record(path, [difference]) || grew;
    }
  }
  return new Set([...change.paths, ...touched]);
}

/** Who imports a file that shows itself differently; a field less is of interest to no importer. */
function importersOf(
  change: Change,
  differences: ReadonlyMap<string, Difference>,
): ReadonlySet<string> {
  const shown = [...differences].filter(([, each]) => each.everything || each.names.size > 0);
  return new Set(shown.flatMap(([path]) => [...change.importersOf(path)]));
}

interface Effect {
  /** Whether the file may link differently. */
  readonly touched: boolean;
  /** In what it shows itself differently to its own importers. */
  readonly differences: readonly Difference[];
}

function effectOn(
  change: Change,
  differences: ReadonlyMap<string, Difference>,
  path: string,
): Effect {
  const { before, after } = change.graphs;
  const file = after.file(path);
  const was = before.resolved(path);
  const is = after.resolved(path);
  // Not known yet, or only on one side: then its own difference is everything already.
  if (file === undefined || was === undefined || is === undefined) return noEffect;
  if (publicMeanings(before, path) !== publicMeanings(after, path)) {
    return { touched: true, differences: [everything] };
  }
  // A changed file is looked at anyhow; it costs less to take it for touched.
  const isChanged = change.paths.has(path);
  const imported = new Set([...before.targets(path), ...after.targets(path)]);
  const touched =
    importsOf(file).some((name) => was.has(name) && !isSameMeaning(was.get(name), is.get(name))) ||
    [...imported].some((target) => {
      const difference = differences.get(target);
      return difference !== undefined && (isChanged || concerns(change, path, difference));
    });
  const shown = after.publicTargets(path).map((target) => differences.get(target) ?? []);
  const own = touched ? (extensionsOf(file) ?? []) : [];
  return { touched, differences: [...shown, own].flat() };
}

const noEffect: Effect = { touched: false, differences: [] };

function publicMeanings(graph: ImportGraph, path: string): string {
  const file = graph.file(path);
  const resolved = graph.resolved(path);
  if (file === undefined || resolved === undefined) return "";
  const names = publicImportsOf(file);
  return names.map((name) => JSON.stringify(resolved.get(name)?.import)).join();
}

function isSameMeaning(one: Resolved | undefined, other: Resolved | undefined): boolean {
  const [was, is] = [one?.import, other?.import];
  if (was?.kind === "file") return is?.kind === "file" && was.path === is.path;
  if (was?.kind === "built-in") return is?.kind === "built-in" && was.name === is.name;
  return was?.kind === is?.kind;
}

/** Whether the file may depend on a difference of a file that it imports. */
function concerns(change: Change, path: string, difference: Difference): boolean {
  if (difference.everything) return true;
  return [change.graphs.before, change.graphs.after].some((graph) => {
    const file = graph.file(path);
    if (file === undefined) return false;
    if ([...difference.names].some((name) => mentions(file, name))) return true;
    if (difference.shared.size === 0) return false;
    const visible = [...visibleFrom(graph, path)].flatMap((each) => graph.file(each) ?? []);
    // One of them is the file that differs; it takes two to collide.
    return [...difference.shared].some(
      (name) => visible.filter((each) => mentions(each, name)).length > 1,
    );
  });
}

/** What a file imports, and what those import publicly. */
function visibleFrom(graph: ImportGraph, path: string): ReadonlySet<string> {
  const visible = new Set(graph.targets(path));
  // A set hands out what is added while it is being walked.
  for (const each of visible) {
    for (const target of graph.publicTargets(each)) visible.add(target);
  }
  return visible;
}

/** The files whose custom options are of a type that may have changed, however far below. */
function reachedDefiners(
  change: Change,
  differences: ReadonlyMap<string, Difference>,
  touched: ReadonlySet<string>,
): readonly (readonly [string, Difference])[] {
  const reshaped = [...differences].filter(([, each]) => each.reshaped).map(([path]) => path);
  const shaken = new Set([...reshaped, ...touched]);
  if (shaken.size === 0) return [];
  const { before, after } = change.graphs;
  return [...definersOf(change)]
    .filter((path) =>
      [before, after].some((graph) => [...graph.closure([path])].some((each) => shaken.has(each))),
    )
    .flatMap((path) => {
      const file = after.file(path);
      const difference = file === undefined ? undefined : extensionsOf(file);
      return difference === undefined ? [] : [[path, difference] as const];
    });
}
