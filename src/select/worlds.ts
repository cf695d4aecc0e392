import type { ResolvedImport, ResolvedImports } from "../compile/compiled.ts";
import type { Note } from "../text/problem.ts";
import { grouped } from "./grouped.ts";
import type { ImportGraph } from "./import-graph.ts";
import { below, byCodePoint } from "./path.ts";
import { explicitRootOf, worldNamesOf } from "./root-sets.ts";
import { importNameOf, rootOf } from "./roots.ts";
import type { RootSets, Selection, Side, WorldSide } from "./selection.ts";
import type { View } from "./view.ts";

export interface Selected {
  readonly selected: ReadonlySet<string>;
  readonly graphs: Readonly<Record<Side, ImportGraph>>;
  readonly views: Readonly<Record<Side, View>>;
  readonly roots: RootSets;
}

/**
 * The selected files by world. A set of explicit roots is one world, named by the first of them; any
 * other root is a world of its own. Worlds of one name are the same world. A root that is gone
 * is the same world as the new one that shares most import names with it: a folder was renamed.
 * A path is in one world only, that of the new side, so that it is compared with itself.
 */
export function worldsOf(given: Selected): Selection {
  const { before, after, worldOf } = placesOf(given);
  const beforeByWorld = grouped(before.values(), worldOf);
  const afterByWorld = grouped(after.values(), worldOf);
  const names = [...new Set([...beforeByWorld.keys(), ...afterByWorld.keys()])].sort(byCodePoint);
  const worlds = names.map((name) => ({
    name,
    before: worldSideOf(given.graphs.before, beforeByWorld.get(name) ?? []),
    after: worldSideOf(given.graphs.after, afterByWorld.get(name) ?? []),
  }));
  return { worlds, notes: notesOf(given) };
}

export interface Member {
  readonly path: string;
  /** The name of the root. */
  readonly root: string;
  readonly explicit: boolean;
  readonly importName: string;
}

export interface Places {
  readonly before: Members;
  readonly after: Members;
  /** The name of the world of a member of either side. */
  worldOf(member: Member): string;
}

/** Where the selected files belong. */
export function placesOf(given: Selected): Places {
  const after = membersOf(given, "after");
  const before = membersOf(given, "before");
  const renamed = renamedRoots(given.views, before, after);
  return {
    before,
    after,
    worldOf: ({ path, root }) => after.get(path)?.root ?? renamed.get(root) ?? root,
  };
}

/** The selected files that one side has, by path. */
export function membersOf(given: Selected, side: Side): ReadonlyMap<string, Member> {
  const worldNames = worldNamesOf(given.roots.before, given.roots.after);
  const members = new Map<string, Member>();
  for (const path of given.selected) {
    const graph = given.graphs[side];
    const file = graph.file(path);
    if (file === undefined) continue;
    const root = rootOf(given.views[side], given.roots[side], file, graph.ownRoot);
    if (root === undefined) continue;
    const chosen = explicitRootOf(given.roots[side], path);
    const name = chosen && worldNames.get(chosen.set);
    members.set(path, {
      path,
      root: name ?? root.folder,
      explicit: chosen !== undefined,
      importName: importNameOf(root, path),
    });
  }
  return members;
}

type Members = ReadonlyMap<string, Member>;

/**
 * The old root by the new root that it became. Only a root below which no path is on both sides can
 * have been renamed: all its files have changed then, so that the answer is the same whichever
 * unchanged files are selected too.
 */
function renamedRoots(
  views: Readonly<Record<Side, View>>,
  before: Members,
  after: Members,
): ReadonlyMap<string, string> {
  const lost = leftoverOf(before, after);
  const gained = leftoverOf(after, before);
  if (lost.size === 0 || gained.size === 0) return new Map();
  const other = new Set(views.before.paths() ?? []);
  const kept = (views.after.paths() ?? []).filter((path) => other.has(path));
  const isRenamed = ([root]: readonly [string, unknown]) =>
    kept.every((path) => below(root, path) === undefined);
  const pairs = [...lost].filter(isRenamed).flatMap(([from, names]) =>
    [...gained].filter(isRenamed).map(([to, others]) => {
      return { from, to, shared: [...names].filter((name) => others.has(name)).length };
    }),
  );
  const renamed = new Map<string, string>();
  for (const { from, to } of pairs.filter((pair) => pair.shared > 0).sort(byShared)) {
    if (!renamed.has(from) && ![...renamed.values()].includes(to)) renamed.set(from, to);
  }
  return renamed;
}

interface Renaming {
  readonly from: string;
  readonly to: string;
  readonly shared: number;
}

function byShared(left: Renaming, right: Renaming): number {
  return (
    right.shared - left.shared ||
    byCodePoint(left.from, right.from) ||
    byCodePoint(left.to, right.to)
  );
}

/** The roots that the other side does not have, with the import names of their own files. */
function leftoverOf(members: Members, others: Members): ReadonlyMap<string, ReadonlySet<string>> {
  const roots = new Set([...others.values()].map((other) => other.root));
  const alone = [...members.values()].filter(
    ({ path, root, explicit }) => !explicit && !others.has(path) && !roots.has(root),
  );
  return new Map(
    [...grouped(alone, (member) => member.root)].map(([root, group]) => [
      root,
      new Set(group.map((member) => member.importName)),
    ]),
  );
}

function worldSideOf(graph: ImportGraph, members: readonly Member[]): WorldSide {
  const closure = [...graph.closure(members.map((member) => member.path))].sort(byCodePoint);
  return {
    files: closure.flatMap((path) => graph.file(path) ?? []),
    compared: new Map(members.map(({ path, importName }) => [path, importName])),
    imports: importsIn(graph, closure),
  };
}

function importsIn(graph: ImportGraph, paths: readonly string[]): ResolvedImports {
  return new Map(
    paths.map((path) => {
      const resolved = graph.resolved(path) ?? new Map<string, never>();
      const imports = [...resolved].map(([name, meaning]): [string, ResolvedImport] => [
        name,
        meaning.import,
      ]);
      return [path, new Map(imports)];
    }),
  );
}

function notesOf({ selected, graphs }: Selected): readonly Note[] {
  const notes = new Map<string, Note>();
  for (const graph of [graphs.after, graphs.before]) {
    for (const path of [...graph.closure(selected)].sort(byCodePoint)) {
      for (const [name, resolved] of graph.resolved(path) ?? []) {
        if (resolved.import.kind !== "file" || resolved.rivals.length === 0) continue;
        const rivals = resolved.rivals.map((rival) => `"${rival}"`).join(", ");
        const message = `import "${name}" was taken for "${resolved.import.path}", but could be ${rivals} as well`;
        if (!notes.has(message)) notes.set(message, { kind: "ambiguous-import", message, path });
      }
    }
  }
  return [...notes.values()];
}
