import type { Note } from "../text/problem.ts";
import { builtInFile } from "./built-in.ts";
import { areDistinct } from "./distinct.ts";
import { type LinkedFile, linkedFile } from "./linked-file.ts";
import type { Faults } from "./report.ts";
import { importedPath, type Sources } from "./sources.ts";
import { tags } from "./tags.ts";

/**
 * For each file what it imports, undefined where nobody knows: its dependencies in their order, then
 * what it imports for options only.
 */
export type Imports = ReadonlyMap<LinkedFile, readonly (LinkedFile | undefined)[]>;

/**
 * The files that take part and the built-in ones that they import, by path, with their imports.
 * Those that are linked already stay what they are.
 */
export function importsOf(sources: Sources, linked: ReadonlyMap<string, LinkedFile>): Imports {
  const byPath = new Map<string, LinkedFile>();
  for (const path of sources.paths) byPath.set(path, linked.get(path) ?? opened(path, sources));
  const imports = new Map<LinkedFile, readonly (LinkedFile | undefined)[]>();
  const imported = (path: string | undefined): LinkedFile | undefined => {
    const known = path === undefined ? undefined : byPath.get(path);
    if (known !== undefined || path === undefined) return known;
    const proto = builtInFile(path);
    if (proto === undefined) return undefined;
    const file = linked.get(path) ?? linkedFile(proto, undefined);
    byPath.set(path, file);
    imports.set(file, proto.dependency.map(imported));
    return file;
  };
  for (const file of [...byPath.values()]) {
    const paths = importStrings(file).map((written) => importedPath(sources, file.path, written));
    imports.set(file, paths.map(imported));
  }
  return imports;
}

function opened(path: string, sources: Sources): LinkedFile {
  const parsed = sources.parse(path);
  return linkedFile(parsed.proto, parsed, sources.areKept);
}

/** What a file imports, as written, in the order of `Imports`. */
export function importStrings({ imports }: Pick<LinkedFile, "imports">): readonly string[] {
  const { dependency, optionDependency } = imports;
  return optionDependency.length === 0 ? dependency : [...dependency, ...optionDependency];
}

/** The descriptor path of an import by its index in `Imports`. */
export function importPath({ imports }: LinkedFile, index: number): readonly number[] {
  const count = imports.dependency.length;
  return index < count
    ? [tags.file.dependency, index]
    : [tags.file.optionDependency, index - count];
}

/** One note for each import string that is nowhere, however many files import it. */
export function assumedImportNotes(imports: Imports): readonly Note[] {
  const importers = new Map<string, string[]>();
  for (const [file, dependencies] of imports) {
    for (const [index, dependency] of dependencies.entries()) {
      if (dependency !== undefined) continue;
      const written = importStrings(file)[index];
      if (written === undefined) continue;
      const paths = importers.get(written);
      if (paths === undefined) importers.set(written, [file.path]);
      else if (paths.at(-1) !== file.path) paths.push(file.path);
    }
  }
  return [...importers].map(([written, paths]) => assumedImport(written, paths));
}

function assumedImport(written: string, paths: readonly string[]): Note {
  const others = paths.length - 1;
  const more = others === 0 ? "" : ` and ${others} more ${others === 1 ? "file" : "files"}`;
  const message = `import "${written}" of "${paths[0]}"${more} was not found: what it defines is assumed`;
  return { kind: "assumed-import", message, path: paths[0] };
}

/** Reports imports that a file lists twice, and imports that lead back to their file. */
export function checkImports(imports: Imports, faults: Faults): void {
  for (const file of imports.keys()) {
    const names = importStrings(file);
    if (areDistinct(names)) continue;
    const written = new Set<string>();
    for (const [index, name] of names.entries()) {
      const path = importPath(file, index);
      if (written.has(name)) faults.report(file, path, `import "${name}" is listed twice`);
      written.add(name);
    }
  }
  const reported = new Set<LinkedFile>();
  for (const cycle of importCycles(imports)) {
    // A built-in file has no place; a cycle leads through one where the source has what it imports.
    const last = cycle.slice(0, -1).findLast((file) => file.parsed !== undefined);
    if (last !== undefined && !reported.has(last)) reportCycle(cycle, last, imports, faults);
    if (last !== undefined) reported.add(last);
    for (const file of cycle) faults.exclude(file);
  }
}

/** One fault, at the import that closes the cycle; but no file of the cycle can be linked. */
function reportCycle(
  cycle: readonly LinkedFile[],
  last: LinkedFile,
  imports: Imports,
  faults: Faults,
): void {
  const next = cycle[cycle.lastIndexOf(last, -2) + 1];
  const index = imports.get(last)?.indexOf(next) ?? 0;
  const names = cycle.map((file) => `"${file.path}"`);
  const count = names.length;
  const shown = count <= mostInCycle ? names : [...names.slice(0, 5), "...", ...names.slice(-5)];
  faults.report(last, importPath(last, index), `imports form a cycle: ${shown.join(" -> ")}`);
}

/** Longer cycles are shown without their middle. */
const mostInCycle = 12;

/**
 * The chains of imports that come back to where they began, first and last file equal. Depth first
 * without recursion, as chains can be long.
 */
function importCycles(imports: Imports): readonly (readonly LinkedFile[])[] {
  const cycles: LinkedFile[][] = [];
  const done = new Set<LinkedFile>();
  for (const root of imports.keys()) {
    const chain: LinkedFile[] = [];
    const next: number[] = [];
    const open = new Set<LinkedFile>();
    const enter = (file: LinkedFile) => {
      chain.push(file);
      next.push(0);
      open.add(file);
    };
    if (!done.has(root)) enter(root);
    for (let file = chain.at(-1); file !== undefined; file = chain.at(-1)) {
      const index = next.pop() ?? 0;
      const dependencies = imports.get(file) ?? [];
      if (index === dependencies.length) {
        done.add(file);
        open.delete(file);
        chain.pop();
        continue;
      }
      next.push(index + 1);
      const dependency = dependencies[index];
      if (dependency === undefined || done.has(dependency)) continue;
      if (!open.has(dependency)) enter(dependency);
      else cycles.push([...chain.slice(chain.indexOf(dependency)), dependency]);
    }
  }
  return cycles;
}

/**
 * The same files, each after its dependencies and no earlier than needed, so that of two copies of a
 * name a file is likely to stand behind the one that it imports. Imports that lead back are left out.
 */
export function inOrder(imports: Imports): readonly LinkedFile[] {
  const imported = new Set<LinkedFile | undefined>();
  for (const dependencies of imports.values()) {
    for (const dependency of dependencies) imported.add(dependency);
  }
  const roots = [...imports.keys()].filter((file) => !imported.has(file));
  const order = new Set<LinkedFile>();
  const seen = new Set<LinkedFile>();
  const stack = [...roots, ...imports.keys()].reverse();
  for (let file = stack.at(-1); file !== undefined; file = stack.at(-1)) {
    if (seen.has(file)) {
      order.add(file);
      stack.pop();
      continue;
    }
    seen.add(file);
    const dependencies = imports.get(file) ?? [];
    for (let index = dependencies.length - 1; index >= 0; index--) {
      const dependency = dependencies[index];
      if (dependency !== undefined && !seen.has(dependency)) stack.push(dependency);
    }
  }
  return [...order];
}
