import type { ParsedFile } from "../../compile/parsed-file.ts";
import type { WorldSide } from "../../select/selection.ts";
import { withoutCustomOptions } from "./without-custom-options.ts";

/** One side of a world as a compiler wants it: every file where its import name says. */
export interface Layout {
  readonly texts: ReadonlyMap<string, string>;
  /** The paths in the source, by import name. */
  readonly paths: ReadonlyMap<string, string>;
  /** Two files that are imported by one name, so that no compiler can see both. */
  readonly clash: readonly [string, string] | undefined;
}

/**
 * Lays out these files of a side. A file that is imported by several names stands under one, if it
 * can under that in `names` (by path), and imports itself publicly under the others. Where stubs must stand for imports that are nowhere,
 * custom options are left out, as some of them cannot be known.
 */
export function layoutOf(
  side: WorldSide,
  paths: ReadonlySet<string>,
  stubs: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): Layout {
  const files = side.files.filter((file) => paths.has(file.path));
  const namesByPath = namesOf(side, files, names);
  const texts = new Map(stubs);
  const pathByName = new Map<string, string>();
  let clash: Layout["clash"];
  for (const file of files) {
    const { path } = file;
    const [name = path, ...others] = namesByPath.get(path) ?? [];
    const rival = pathByName.get(name);
    if (rival !== undefined) clash = [rival, path];
    pathByName.set(name, path);
    texts.set(name, stubs.size === 0 ? file.text : withoutCustomOptions(file));
    for (const other of others) if (!texts.has(other)) texts.set(other, importing(name));
  }
  return { texts, paths: pathByName, clash };
}

/** What a file is called: first as it should be, then by its root, then as others import it. */
function namesOf(
  side: WorldSide,
  files: readonly ParsedFile[],
  wanted: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const imported = files
    .flatMap((file) => [...(side.imports.get(file.path) ?? [])])
    .flatMap(([name, meaning]) => (meaning.kind === "file" ? [{ name, path: meaning.path }] : []))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const names = new Map<string, Set<string>>();
  for (const [path, name] of side.compared) {
    names.set(path, new Set([wanted.get(path) ?? name, name]));
  }
  for (const { name, path } of imported) {
    const known = names.get(path);
    if (known === undefined) names.set(path, new Set([name]));
    else known.add(name);
  }
  return names;
}

function importing(name: string): string {
  return `syntax = "proto3";\nimport public ${JSON.stringify(name)};\n`;
}
