import { createHash } from "node:crypto";
import type { CodegenSide } from "../check/codegen-facts.ts";
import type { GeneratedFile } from "../check/generated-file.ts";
import {
  builtCommands,
  generatedSources,
  goSources,
  isManifest,
  looksGenerated,
} from "../codegen/candidates.ts";
import { type Carried, carriedBy } from "../codegen/fresh/carried-by.ts";
import { generatedFile } from "../codegen/generated/generated-file.ts";
import { pinsOf } from "../codegen/pins-of.ts";
import { collectManifests } from "../codegen/read-manifests.ts";
import { count } from "../report/count.ts";
import { type AllFiles, allFiles } from "../source/all-files.ts";
import type { OpenedSource } from "../source/open.ts";
import type { Note } from "../text/problem.ts";
import type { Progress } from "./progress.ts";

export interface ReadCodegenSide extends CodegenSide {
  /** A digest of each generated file, by path. */
  readonly digests: ReadonlyMap<string, string>;
  /** The first line of each place that a finding may quote, by path and line. */
  readonly texts: ReadonlyMap<string, string>;
  /** By path, of each generated file that carries something; empty unless asked for. */
  readonly carried: ReadonlyMap<string, Carried>;
  readonly notes: readonly Note[];
}

export interface CodegenPaths {
  /** Whether a file takes part. */
  readonly isWanted: (path: string) => boolean;
  /** Whether generated code is looked for there. */
  readonly mayBeGenerated: (path: string) => boolean;
  /** Whether what generated files carry of schemas is to be decoded. */
  readonly decode: boolean;
  readonly tell: Progress;
}

/** Reads the pins and the generated files of a source. Throws a ReadError as the source does. */
export async function readCodegenSide(
  source: OpenedSource,
  { isWanted, mayBeGenerated, decode, tell }: CodegenPaths,
): Promise<ReadCodegenSide> {
  tell(`looking for manifests and generated code: ${source.label}`);
  const files = await allFiles(source);
  const goCode = await files.mayMention(goSources.texts, goSources.endings);
  const manifests = [...files.paths.filter(isManifest), ...goCode].filter(isWanted);
  const collector = collectManifests(builtCommands(files.paths));
  const texts = new Map<string, string>();
  const notes: Note[] = [];
  tell(`reading ${count(manifests.length, "file")} that may pin a version`);
  for await (const [path, content] of contentsOf(files, manifests, largestManifest, notes)) {
    const text = new TextDecoder().decode(content);
    texts.set(path, text);
    collector.add({ path, text });
  }
  const { side, notes: unread } = collector.result();
  const wanted = (path: string) => isWanted(path) && mayBeGenerated(path);
  const found = await generatedIn(files, { isWanted: wanted, decode, texts, notes, tell });
  const pins = pinsOf(side);
  if (pins.length > mostPins) {
    const message = `only the first ${mostPins} of ${pins.length} pins are compared`;
    notes.push({ kind: "unread-file", message, path: undefined });
  }
  return {
    pins: pins.slice(0, mostPins),
    ...found,
    managed: side.reading.managed,
    texts,
    notes: [...notes, ...unread],
  };
}

async function generatedIn(
  files: AllFiles,
  { isWanted, decode, texts, notes, tell }: Looking,
): Promise<Pick<ReadCodegenSide, "generated" | "digests" | "carried">> {
  const sources = generatedSources();
  const mentioning = await files.mayMention(sources.texts, sources.endings);
  const candidates = [...new Set([...mentioning, ...files.paths.filter(looksGenerated)])];
  const generated: GeneratedFile[] = [];
  const digests = new Map<string, string>();
  const carried = new Map<string, Carried>();
  let read = 0;
  const wanted = candidates.filter(isWanted).toSorted();
  for await (const [path, content] of contentsOf(files, wanted, largestCode, notes)) {
    if (read % filesAtOnce === 0) tell(`reading generated code: ${read} of ${wanted.length} files`);
    read += 1;
    const found = generatedFile(path, content);
    if (found === undefined) continue;
    generated.push(found);
    digests.set(path, createHash("sha256").update(content).digest("base64"));
    const own = decode ? carriedBy(found, content) : nothingCarried;
    if (own.copies.length + own.problems.length > 0) carried.set(path, own);
    const quoted = own.problems.length > 0 ? largestQuoted : quotedBytes;
    texts.set(path, new TextDecoder().decode(content.subarray(0, quoted)));
  }
  return { generated, digests, carried };
}

interface Looking {
  readonly isWanted: (path: string) => boolean;
  readonly decode: boolean;
  readonly texts: Map<string, string>;
  readonly notes: Note[];
  readonly tell: Progress;
}

const nothingCarried: Carried = { copies: [], problems: [] };

/** Each is compared with all others; no repository has so many that a person wrote. */
const mostPins = 5000;

/** In bytes: a lock file may be large, a generated file that is larger is none that a person reads. */
const largestManifest = 20_000_000;
const largestCode = 20_000_000;

/** In bytes: findings about generated files stand in their headers, or where they are damaged. */
const quotedBytes = 8192;
const largestQuoted = 1_000_000;

/** Files some at a time, so that few are held at once. */
async function* contentsOf(
  files: AllFiles,
  paths: readonly string[],
  largest: number,
  notes: Note[],
): AsyncIterable<readonly [string, Uint8Array]> {
  for (let start = 0; start < paths.length; start += filesAtOnce) {
    for (const [path, content] of await files.read(paths.slice(start, start + filesAtOnce))) {
      if (content.length <= largest) yield [path, content];
      else
        notes.push({
          kind: "unread-file",
          message: `not read: larger than ${largest / 1e6} MB`,
          path,
        });
    }
  }
}

const filesAtOnce = 100;
