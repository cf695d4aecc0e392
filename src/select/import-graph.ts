import type { ParsedFile } from "../compile/parsed-file.ts";
import { publicImportsOf } from "./imports-of.ts";
import { type Resolved, type Roots, resolveImports } from "./resolve.ts";
import { type OwnRoot, ownRootOf } from "./roots.ts";
import { noPlaces, type Places, type View } from "./view.ts";

/** The imports of one side, as far as they are known. */
export interface ImportGraph {
  /** Undefined: not there, or not known yet. */
  file(path: string): ParsedFile | undefined;
  /** What the file itself tells of its root. */
  ownRoot(file: ParsedFile): OwnRoot;
  /** What each import string of a file means; undefined: not there, or not known yet. */
  resolved(path: string): ReadonlyMap<string, Resolved> | undefined;
  /** The paths that a file imports. */
  targets(path: string): readonly string[];
  /** Those that it imports publicly. */
  publicTargets(path: string): readonly string[];
  /** Those of these paths that are there, and all that they import, directly or not. */
  closure(paths: Iterable<string>): ReadonlySet<string>;
  /** Asks for what of such a closure is not known yet. What was found so far is not walked again. */
  explore(paths: Iterable<string>): void;
}

/** What is known of a side for good: more facts change nothing of it. */
export interface Resolutions {
  readonly files: Map<string, ParsedFile>;
  readonly imports: Map<string, ReadonlyMap<string, Resolved>>;
  readonly targets: Map<string, readonly string[]>;
  readonly ownRoots: Map<ParsedFile, OwnRoot>;
  readonly places: Places;
  /** What was explored and is known, and what remains to be explored. */
  readonly explored: Set<string>;
  readonly unexplored: Set<string>;
}

export function nothingResolved(): Resolutions {
  return {
    files: new Map(),
    imports: new Map(),
    targets: new Map(),
    ownRoots: new Map(),
    places: noPlaces(),
    explored: new Set(),
    unexplored: new Set(),
  };
}

/** Adds what it finds out to `found`, so that a graph of more facts need not find it out again. */
export function importGraphOf(view: View, roots: Roots, found: Resolutions): ImportGraph {
  const known = new Map<string, ReadonlyMap<string, Resolved> | undefined>();
  const graph: ImportGraph = {
    file(path) {
      const final = found.files.get(path);
      if (final !== undefined) return final;
      const file = view.has(path) === true ? view.file(path) : undefined;
      if (file !== undefined) found.files.set(path, file);
      return file;
    },
    ownRoot(file) {
      const own = found.ownRoots.get(file) ?? ownRootOf(view, file);
      if (own.kind !== "unknown") found.ownRoots.set(file, own);
      return own;
    },
    resolved(path) {
      const final = found.imports.get(path);
      if (final !== undefined || known.has(path)) return final ?? known.get(path);
      const file = graph.file(path);
      const resolved =
        file === undefined ? undefined : resolveImports(view, roots, file, graph.ownRoot(file));
      known.set(path, resolved);
      if (resolved !== undefined) found.imports.set(path, resolved);
      return resolved;
    },
    targets(path) {
      const final = found.targets.get(path);
      if (final !== undefined) return final;
      const resolved = graph.resolved(path);
      if (resolved === undefined) return [];
      const targets = [...resolved.values()].flatMap(pathOf);
      found.targets.set(path, targets);
      return targets;
    },
    publicTargets(path) {
      const file = graph.file(path);
      const names = file === undefined ? [] : publicImportsOf(file);
      return names.flatMap((name) => pathOf(graph.resolved(path)?.get(name)));
    },
    closure(paths) {
      const closure = new Set<string>();
      for (const path of paths) if (graph.file(path) !== undefined) closure.add(path);
      // A set hands out what is added while it is being walked.
      for (const path of closure) for (const target of graph.targets(path)) closure.add(target);
      return closure;
    },
    explore(paths) {
      const { explored, unexplored } = found;
      for (const path of paths) if (!explored.has(path)) unexplored.add(path);
      // As above: but what is added behind what is not known yet waits for the next time.
      for (const path of unexplored) {
        if (view.has(path) !== false && graph.resolved(path) === undefined) continue;
        unexplored.delete(path);
        explored.add(path);
        for (const target of graph.targets(path)) {
          if (!explored.has(target)) unexplored.add(target);
        }
      }
    },
  };
  return graph;
}

function pathOf(resolved: Resolved | undefined): readonly string[] {
  return resolved?.import.kind === "file" ? [resolved.import.path] : [];
}
