import type { Imports } from "./imports.ts";
import type { LinkedFile } from "./linked-file.ts";

/** What a file can see. */
export interface View {
  /** The files whose names it can use: itself, its imports, and what those import publicly. */
  readonly files: Visible;
  /** Whether names may come from where nobody can look: a missing import or a broken file. */
  readonly assumes: boolean;
}

export type Visible = Pick<ReadonlySet<LinkedFile>, "has"> & Iterable<LinkedFile>;

/** What each file can see; nothing for a file that does not take part. */
export interface Views {
  /** For names of types. */
  readonly types: Pick<ReadonlyMap<LinkedFile, View>, "get">;
  /** For names of options, where `import option` counts, too. */
  readonly options: Pick<ReadonlyMap<LinkedFile, View>, "get">;
}

/** What each file can see, worked out when it is asked for. */
export function viewsOf(imports: Imports, holes: ReadonlySet<LinkedFile>): Views {
  const known = new Map<LinkedFile, View>();
  const types = (file: LinkedFile): View | undefined => {
    const same = known.get(file);
    const all = imports.get(file);
    if (same !== undefined || all === undefined) return same;
    const view = viewOf(file, all.slice(0, file.imports.dependency.length), imports, holes);
    known.set(file, view);
    return view;
  };
  const options = (file: LinkedFile): View | undefined => {
    const all = imports.get(file);
    const isSame = file.imports.optionDependency.length === 0;
    return isSame || all === undefined ? types(file) : viewOf(file, all, imports, holes);
  };
  return { types: { get: types }, options: { get: options } };
}

/** The files through which an importer may see what nobody can look at. */
export function holesIn(imports: Imports): ReadonlySet<LinkedFile> {
  const holes = new Set<LinkedFile>();
  const importers = new Map<LinkedFile, LinkedFile[]>();
  for (const [file, dependencies] of imports) {
    if (file.isBroken) holes.add(file);
    for (const index of file.proto.publicDependency) {
      const dependency = dependencies[index];
      if (dependency === undefined) holes.add(file);
      else if (importers.get(dependency)?.push(file) === undefined) {
        importers.set(dependency, [file]);
      }
    }
  }
  // A set hands out what is added while it is being walked.
  for (const hole of holes) for (const importer of importers.get(hole) ?? []) holes.add(importer);
  return holes;
}

function viewOf(
  file: LinkedFile,
  direct: readonly (LinkedFile | undefined)[],
  imports: Imports,
  holes: ReadonlySet<LinkedFile>,
): View {
  const files = new Set([file]);
  let assumes = false;
  let isAll = true;
  for (const dependency of direct) {
    if (dependency === undefined || holes.has(dependency)) assumes = true;
    if (dependency === undefined) continue;
    files.add(dependency);
    if (dependency.proto.publicDependency.length > 0) isAll = false;
  }
  return { files: isAll ? files : withPublic(file, files, imports), assumes };
}

/** With what is imported publicly, once that is asked for: chains of such imports can be long. */
function withPublic(file: LinkedFile, direct: ReadonlySet<LinkedFile>, imports: Imports): Visible {
  let all: ReadonlySet<LinkedFile> | undefined;
  const everything = () => {
    all ??= reachedPublicly(file, direct, imports);
    return all;
  };
  return {
    has: (other) => direct.has(other) || everything().has(other),
    [Symbol.iterator]: () => everything()[Symbol.iterator](),
  };
}

function reachedPublicly(
  file: LinkedFile,
  direct: ReadonlySet<LinkedFile>,
  imports: Imports,
): ReadonlySet<LinkedFile> {
  const files = new Set(direct);
  for (const seen of files) {
    if (seen === file) continue;
    const dependencies = imports.get(seen) ?? [];
    for (const index of seen.proto.publicDependency) {
      const dependency = dependencies[index];
      if (dependency !== undefined) files.add(dependency);
    }
  }
  return files;
}
