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

/** Reports imports that a file lists twice. */
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
