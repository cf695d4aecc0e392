import type { Imports } from "./imports.ts";
import type { LinkedFile } from "./linked-file.ts";

/** What a file can see. */
export interface View {
  /** The files whose names it can use: itself, its imports, and what those import publicly. */
  readonly files: ReadonlySet<LinkedFile>;
  /** Whether names may come from where nobody can look: a missing import or a broken file. */
  readonly assumes: boolean;
}

export interface Views {
  /** For names of types. */
  readonly types: ReadonlyMap<LinkedFile, View>;
  /** For names of options, where `import option` counts, too. */
  readonly options: ReadonlyMap<LinkedFile, View>;
}

/** What each file can see. */
export function viewsOf(imports: Imports): Views {
  const types = new Map<LinkedFile, View>();
  const options = new Map<LinkedFile, View>();
  for (const [file, all] of imports) {
    const view = viewOf(file, all.slice(0, file.proto.dependency.length), imports);
    types.set(file, view);
    const isSame = file.proto.optionDependency.length === 0;
    options.set(file, isSame ? view : viewOf(file, all, imports));
  }
  return { types, options };
}

function viewOf(
  file: LinkedFile,
  direct: readonly (LinkedFile | undefined)[],
  imports: Imports,
): View {
  const files = new Set([file]);
  let assumes = false;
  const see = (dependency: LinkedFile | undefined) => {
    if (dependency === undefined) assumes = true;
    else files.add(dependency);
  };
  direct.forEach(see);
  // A set hands out what is added while it is being walked.
  for (const seen of files) {
    if (seen === file) continue;
    if (seen.isBroken) assumes = true;
    const dependencies = imports.get(seen) ?? [];
    for (const index of seen.proto.publicDependency) see(dependencies[index]);
  }
  return { files, assumes };
}
