import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import { builtInNames } from "../compile/built-in.ts";
import { parse } from "../compile/parse.ts";
import { createImageSource, type ImageSource } from "./image.ts";
import type { Source } from "./source.ts";

/** A folder from which files are imported, as seen from the top of the other side. */
export interface NamedRoot {
  readonly folder: string;
  readonly prefix: string;
}

/**
 * The same image with its files at the paths that they have in a source of texts: each name below the
 * root that, of those that have a file of that name, has most of the names. Names that the source does not
 * have are put below the root with most of all. The source's configuration holds for the image.
 */
export async function placeImage(
  { image, label, isImport }: ImageSource,
  other: Source,
  root: string,
  explicit: readonly NamedRoot[],
): Promise<ImageSource> {
  const held = new Set(image.files.map(({ proto }) => proto.name));
  // What every compiler carries is never gone.
  const needed = new Set([
    ...image.files.flatMap(({ proto }) => importsOf(proto)),
    ...builtInNames,
  ]);
  const listing = await other.list();
  const place = () => pathsByName(new Set([...held, ...needed]), listing, explicit);
  let paths = place();
  // What the image lacks, the other side may have, and so tell what it needs in its turn.
  for (let asked = new Set<string>(); ; paths = place()) {
    const missing = [...needed].filter((name) => !held.has(name) && !asked.has(name));
    if (missing.length === 0) break;
    asked = new Set([...asked, ...missing]);
    const known = missing.flatMap((name) => paths.found.get(name) ?? []);
    for (const name of await importsIn(other, known)) needed.add(name);
  }
  const elsewhere = [...held].filter((name) => !paths.found.has(name));
  const imported = await importedIn(other, elsewhere);
  return createImageSource(image, label, {
    root,
    pathOf: (name) => paths.found.get(name) ?? pathBelow(paths.main, name, explicit),
    behindMissing: [...needed],
    isImported: (name) => imported.has(name) || (!paths.found.has(name) && isImport(name)),
    configured: other,
  });
}

interface Paths {
  readonly found: ReadonlyMap<string, string>;
  /** The root that has most names. */
  readonly main: string;
}

function pathsByName(
  names: ReadonlySet<string>,
  paths: ReadonlySet<string>,
  explicit: readonly NamedRoot[],
): Paths {
  const candidates = new Map<string, Map<string, string>>();
  const add = (name: string, folder: string, path: string) => {
    const known = candidates.get(name) ?? new Map<string, string>();
    candidates.set(name, known.set(folder, path));
  };
  for (const path of paths) {
    for (const [name, folder] of namesOf(path, explicit)) {
      if (names.has(name)) add(name, folder, path);
    }
  }
  const counts = new Map<string, number>();
  for (const folders of candidates.values()) {
    for (const folder of folders.keys()) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const best = (folders: Iterable<string>) => [...folders].sort(byCount)[0] ?? "";
  const byCount = (one: string, two: string) =>
    (counts.get(two) ?? 0) - (counts.get(one) ?? 0) || (one < two ? -1 : 1);
  const found = new Map<string, string>();
  for (const [name, folders] of candidates) {
    found.set(name, folders.get(best(folders.keys())) ?? name);
  }
  return { found, main: best(counts.keys()) };
}

/** Every name under which a path could be imported, with the root that it has then. */
function* namesOf(
  path: string,
  explicit: readonly NamedRoot[],
): Iterable<readonly [name: string, folder: string]> {
  for (const { folder, prefix } of explicit) {
    const start = folder === "" ? "" : `${folder}/`;
    if (path.startsWith(start)) yield [joined(prefix, path.slice(start.length)), folder];
  }
  if (explicit.length > 0) return;
  yield [path, ""];
  for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1)) {
    yield [path.slice(at + 1), path.slice(0, at)];
  }
}

/** Where a file that is not there would stand. */
function pathBelow(folder: string, name: string, explicit: readonly NamedRoot[]): string {
  const prefix = explicit.find((root) => root.folder === folder)?.prefix ?? "";
  return joined(folder, name.startsWith(`${prefix}/`) ? name.slice(prefix.length + 1) : name);
}

function joined(folder: string, rest: string): string {
  return folder === "" ? rest : `${folder}/${rest}`;
}

/** Those of these names that a file of the source imports: it gets them from elsewhere. */
async function importedIn(source: Source, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const baseNames = [...new Set(names.map((name) => name.slice(name.lastIndexOf("/") + 1)))];
  const importers = await source.mayImport({ names: [], endings: baseNames });
  return await importsIn(source, [...importers.keys()]);
}

/** What these files import, as written. */
async function importsIn(source: Source, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const imported = new Set<string>();
  for (const [path, content] of await source.read(paths)) {
    for (const name of importsOf(parse(path, content).proto)) imported.add(name);
  }
  return imported;
}

function importsOf({ dependency, optionDependency }: FileDescriptorProto): readonly string[] {
  return [...dependency, ...optionDependency];
}
