import type { ParsedFile } from "../compile/parsed-file.ts";
import { publicImportsOf } from "./imports-of.ts";
import { type Resolved, type Roots, resolveImports } from "./resolve.ts";
import { type OwnRoot, ownRootOf } from "./roots.ts";
import type { View } from "./view.ts";

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
}

/** What is known of a side for good: more facts change nothing of it. */
export interface Resolutions {
  readonly imports: Map<string, ReadonlyMap<string, Resolved>>;
  readonly ownRoots: Map<ParsedFile, OwnRoot>;
}

/** Adds what it finds out to `found`, so that a graph of more facts need not find it out again. */
export function importGraphOf(view: View, roots: Roots, found: Resolutions): ImportGraph {
  const known = new Map<string, ReadonlyMap<string, Resolved> | undefined>();
  const graph: ImportGraph = {
    file: (path) => (view.has(path) === true ? view.file(path) : undefined),
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
    targets: (path) => [...(graph.resolved(path)?.values() ?? [])].flatMap(pathOf),
    publicTargets(path) {
      const file = graph.file(path);
      const names = file === undefined ? [] : publicImportsOf(file);
      return names.flatMap((name) => pathOf(graph.resolved(path)?.get(name)));
    },
    closure(paths) {
      const closure = new Set<string>();
      for (const path of paths) if (graph.file(path) !== undefined) closure.add(path);
      // A set hands out what is added while it is being walked.
      for (const path of closure) {
        for (const target of graph.targets(path)) {
          graph.file(target);
          closure.add(target);
        }
      }
      return closure;
    },
  };
  return graph;
}

function pathOf(resolved: Resolved | undefined): readonly string[] {
  return resolved?.import.kind === "file" ? [resolved.import.path] : [];
}
