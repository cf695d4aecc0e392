import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { grouped } from "../../src/select/grouped.ts";
import type { Contents } from "./mutate.ts";
import { chosen } from "./mutators.ts";

/** What real files there are to start from, by folder. */
export interface FileSets {
  /** A file of a folder with what it imports, as far as that is not too much. */
  setOf(folder: number, file: number): Contents;
  readonly donors: readonly string[];
}

const mostBytes = 30_000;
/** Small sets are tried more often: more of them can be. */
const small = { files: 4, bytes: 10_000 };
const large = { files: 6, bytes: mostBytes };

/** The `.proto` files of these folders. Throws where one has none. */
export function readFileSets(folders: readonly string[]): FileSets {
  const read = folders.map(readFolder);
  return {
    setOf: (folder, file) => setFrom(chosen(read, folder), file),
    donors: read.flatMap(({ contents }) => [...contents.values()]),
  };
}

interface Folder {
  readonly contents: Contents;
  readonly paths: readonly string[];
  /** Paths by the last part of their names. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

function readFolder(folder: string): Folder {
  const contents = new Map<string, string>();
  for (const path of pathsBelow(folder)) {
    const text = readFileSync(join(folder, path), "latin1");
    if (text.length <= mostBytes) contents.set(path, text);
  }
  if (contents.size === 0) throw new Error(`there is no .proto file of at most 30 kB in ${folder}`);
  const paths = [...contents.keys()];
  return { contents, paths, byName: grouped(paths, nameOf) };
}

/** Sorted, so that a case is the same everywhere. */
function pathsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".proto"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !/^(?:.*\/)?(?:\.git|node_modules)\//.test(path))
    .sort();
}

function setFrom({ contents, paths, byName }: Folder, file: number): Contents {
  const set = new Map<string, string>();
  const wanted = new Set([chosen(paths, file)]);
  const most = file % 8 === 0 ? large : small;
  let bytes = 0;
  // A set hands out what is added while it is being walked.
  for (const path of wanted) {
    const text = contents.get(path) ?? "";
    bytes += text.length;
    if (set.size === most.files || (set.size > 0 && bytes > most.bytes)) break;
    set.set(path, text);
    for (const [, name = ""] of text.matchAll(/^import[^"'\n]*["']([^"'\n]+)["']/gm)) {
      const found = (byName.get(nameOf(name)) ?? []).find((each) =>
        `/${each}`.endsWith(`/${name}`),
      );
      if (found !== undefined) wanted.add(found);
    }
  }
  return set;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
