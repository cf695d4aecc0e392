import type { ParsedFile } from "../compile/parsed-file.ts";
import type { Image, ImageFile } from "../image/image.ts";
import { parsedImageFile } from "../image/parsed-image-file.ts";
import { isBelow } from "../policy/path-filter.ts";
import { calledOneOf } from "../select/path.ts";
import { soughtBy } from "../select/sought.ts";
import type { Note } from "../text/problem.ts";
import type { Source } from "./source.ts";

/** An image: its files come linked and have no text. */
export interface ImageSource extends Source {
  readonly kind: "image";
  /** The folder that its paths are taken to start from. */
  readonly root: string;
  readonly image: Image;
  readonly notes: readonly Note[];
  /** Those of these paths that it holds, as if they had been parsed. */
  files(paths: readonly string[]): ReadonlyMap<string, ParsedFile>;
  /** Whether the path is there only to be imported, or is imported and not there. */
  isImport(path: string): boolean;
}

/** How the names in an image become paths. */
export interface Placement {
  readonly root: string;
  /** The path of a file, or of a missing import, by its name in the image. */
  pathOf(name: string): string;
  /** What the missing imports import in their turn, by name, where that is known. */
  readonly behindMissing: readonly string[];
  /** Whether a file that is no import in itself is one in what it is compared with. */
  isImported(name: string): boolean;
  /** What has the configuration: an image has none. */
  readonly configured: Source | undefined;
}

/** The source of an image whose paths are given by a placement; `label` is how it was named. */
export function createImageSource(image: Image, label: string, placement: Placement): ImageSource {
  const { pathOf, configured } = placement;
  const byPath = new Map(image.files.map((file) => [pathOf(file.proto.name), file]));
  const byName = new Map(image.files.map((file) => [file.proto.name, file]));
  const parsed = new Map<string, ParsedFile>();
  const needed = [...image.files.flatMap(importsOf), ...placement.behindMissing];
  const missing = new Set(needed.filter((name) => !byName.has(name)).map(pathOf));

  function parsedAt(path: string, file: ImageFile): ParsedFile {
    const known = parsed.get(path);
    if (known !== undefined) return known;
    const imports = importsOf(file).filter((name) => byName.has(name));
    const paths = new Map(imports.map((name) => [name, pathOf(name)]));
    const result = parsedImageFile(file, { path, imports: paths });
    parsed.set(path, result);
    return result;
  }

  function pathsWhere(isWanted: (file: ImageFile) => boolean): readonly string[] {
    return [...byPath].flatMap(([path, file]) => (isWanted(file) ? path : []));
  }

  return {
    kind: "image",
    label,
    commit: undefined,
    root: placement.root,
    image,
    notes: [],
    list: async () => new Set(byPath.keys()),
    named: async (baseNames) => [...byPath.keys()].filter(calledOneOf(baseNames)),
    anyBelow: async (folder) => [...byPath.keys()].find((path) => isBelow(path, folder)),
    exists: async (paths) => new Set(paths.filter((path) => byPath.has(path))),
    async read(paths) {
      const others = paths.filter((path) => !path.endsWith(".proto"));
      return (await configured?.read(others)) ?? new Map();
    },
    files(paths) {
      const files = new Map<string, ParsedFile>();
      for (const path of paths) {
        const file = byPath.get(path);
        if (file !== undefined) files.set(path, parsedAt(path, file));
      }
      return files;
    },
    isImport(path) {
      const file = byPath.get(path);
      if (file === undefined) return missing.has(path);
      return file.isImport || placement.isImported(file.proto.name);
    },
    async mayImport(sought) {
      const isSought = soughtBy(sought);
      const importers = new Map<string, readonly string[]>();
      for (const [path, file] of byPath) {
        const names = importsOf(file).filter(isSought);
        if (names.length > 0) importers.set(path, names);
      }
      return importers;
    },
    async mayDeclare(packages) {
      return pathsWhere(({ proto }) => packages.includes(proto.package));
    },
    close: async () => {},
  };
}

function importsOf({ proto }: ImageFile): readonly string[] {
  return [...proto.dependency, ...proto.optionDependency];
}
