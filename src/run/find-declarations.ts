import { posix } from "node:path";
import type { Declaration, OwnDeclaration } from "../config/declaration.ts";
import { configPaths, memberPaths } from "../config/find.ts";
import { isBelow } from "../policy/path-filter.ts";
import type { Source } from "../source/source.ts";

/** The configuration files of a source, read. */
export interface Found {
  readonly texts: ReadonlyMap<string, string>;
  readonly declarations: readonly Declaration[];
}

/**
 * The configuration that may govern these paths. Throws a UsageError with the place of what cannot
 * be meant, and a ReadError for what cannot be read.
 */
export async function findDeclarations(source: Source, paths: Iterable<string>): Promise<Found> {
  const texts = new Map(await textsOf(source, configPaths(paths)));
  if (texts.size === 0) return { texts, declarations: [] };
  // Where there is no configuration, nothing of YAML is loaded.
  const { readDeclaration } = await import("../config/read-declaration.ts");
  const declared = (counts: (path: string) => boolean) =>
    [...texts].filter(([path]) => counts(path)).map(([path, text]) => readDeclaration(path, text));
  const own = declared((path) => !isOfBuf(path)).filter((each) => each.kind === "own");
  const counts = (path: string) => !isOfBuf(path) || isHonoured(path, own);
  const works = declared(counts).filter((each) => each.kind === "work");
  const members = memberPaths(works).filter((path) => !texts.has(path));
  for (const [path, text] of await textsOf(source, members)) texts.set(path, text);
  return { texts, declarations: declared(counts) };
}

function isOfBuf(path: string): boolean {
  return ["buf.yaml", "buf.work.yaml"].includes(posix.basename(path));
}

/** The nearest file of our own beside it or above says so; what it does not honour is not even read. */
function isHonoured(path: string, own: readonly OwnDeclaration[]): boolean {
  const around = own.filter(({ folder }) => isBelow(path, folder));
  const nearest = around.toSorted((one, other) => other.folder.length - one.folder.length)[0];
  return nearest?.buf?.value !== false;
}

/** The texts of those of these paths that are there. */
export async function textsOf(
  source: Source,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return new Map();
  const decoder = new TextDecoder();
  const contents = [...(await source.read(paths))];
  return new Map(contents.map(([path, bytes]) => [path, decoder.decode(bytes)]));
}
