import { parse } from "../compile/parse.ts";
import type { ParsedFile } from "../compile/parsed-file.ts";
import { grouped } from "./grouped.ts";
import { baseNameOf, byCodePoint, tailsOf } from "./path.ts";
import type { Answer, ChangedFile, Content, Request, Side, Written } from "./selection.ts";

/** More single paths, or base names, than this cost a source more than the list of all that it has. */
const manyPaths = 5000;
const manyBaseNames = 200;

/**
 * What is known of both sides so far; only `learn` adds to it. What is not `changed` is the same on
 * both, so that only the new side is ever asked about it, and such a file is read and parsed once.
 */
export interface Facts {
  readonly changed: ReadonlyMap<string, ChangedFile>;
  /** Whether paths that did not change are there, as far as somebody asked. */
  readonly unchanged: Map<string, boolean>;
  /** All paths of the new side. */
  listing: ReadonlySet<string> | undefined;
  /** By base name: all paths of the new side that have it, in code point order. */
  readonly named: Map<string, readonly string[]>;
  /** Unchanged files stand under `after`. Undefined: it cannot be read, so it is not there. */
  readonly files: Readonly<Record<Side, Map<string, ParsedFile | undefined>>>;
  /** All files of the new side that have written such an import, with the names. */
  readonly importers: {
    readonly byName: Map<string, Importers>;
    readonly byEnding: Map<string, Importers>;
  };
  /** All files of the new side that may import anything. */
  readonly unusual: Set<string>;
  /** The packages whose files were asked for. */
  readonly packages: Set<string>;
  /** All files of the new side that may declare one of those. */
  readonly declarers: Set<string>;
}

/** By path the names that a file has written. */
export type Importers = Map<string, Set<string>>;

export type Question =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "listing" }
  | { readonly kind: "named"; readonly baseName: string }
  | { readonly kind: "file"; readonly side: Side; readonly path: string }
  | { readonly kind: "importers-by-name"; readonly name: string }
  | { readonly kind: "importers-by-ending"; readonly ending: string }
  | { readonly kind: "declarers"; readonly name: string };

/** Questions, each once. */
export interface Questions {
  readonly paths: Set<string>;
  isListingAsked: boolean;
  readonly baseNames: Set<string>;
  readonly files: Readonly<Record<Side, Set<string>>>;
  readonly names: Set<string>;
  readonly endings: Set<string>;
  readonly packages: Set<string>;
  /** How often something was asked, the same again included. */
  count: number;
}

export function noQuestions(): Questions {
  return {
    paths: new Set(),
    isListingAsked: false,
    baseNames: new Set(),
    files: { before: new Set(), after: new Set() },
    names: new Set(),
    endings: new Set(),
    packages: new Set(),
    count: 0,
  };
}

export function ask(questions: Questions, question: Question): void {
  questions.count += 1;
  switch (question.kind) {
    case "path":
      questions.paths.add(question.path);
      break;
    case "listing":
      questions.isListingAsked = true;
      break;
    case "named":
      questions.baseNames.add(question.baseName);
      break;
    case "file":
      questions.files[question.side].add(question.path);
      break;
    case "importers-by-name":
      questions.names.add(question.name);
      break;
    case "importers-by-ending":
      questions.endings.add(question.ending);
      break;
    case "declarers":
      questions.packages.add(question.name);
      break;
  }
}

export function nothingKnown(changed: readonly ChangedFile[]): Facts {
  return {
    changed: new Map(changed.map((change) => [change.path, change])),
    unchanged: new Map(),
    listing: undefined,
    named: new Map(),
    files: { before: new Map(), after: new Map() },
    importers: { byName: new Map(), byEnding: new Map() },
    unusual: new Set(),
    packages: new Set(),
    declarers: new Set(),
  };
}

/** Adds the answers to these questions; at most one request for each kind and side. */
export function* learn(facts: Facts, questions: Questions): Generator<Request, void, Answer> {
  if (isListingBetter(questions)) {
    facts.listing = pathsOf(yield { kind: "list", side: "after" });
  } else {
    yield* learnPaths(facts, questions.paths);
    yield* learnNamed(facts, questions.baseNames);
  }
  yield* learnImporters(facts, questions);
  yield* learnDeclarers(facts, questions.packages);
  yield* learnFiles(facts, questions.files.before, "before");
  yield* learnFiles(facts, questions.files.after, "after");
}

function isListingBetter({ isListingAsked, paths, baseNames }: Questions): boolean {
  return isListingAsked || paths.size > manyPaths || baseNames.size > manyBaseNames;
}

function* learnPaths(
  { unchanged }: Facts,
  asked: ReadonlySet<string>,
): Generator<Request, void, Answer> {
  if (asked.size === 0) return;
  const there = pathsOf(yield { kind: "exists", side: "after", paths: [...asked] });
  for (const path of asked) unchanged.set(path, there.has(path));
}

function* learnNamed(
  { named, unchanged }: Facts,
  asked: ReadonlySet<string>,
): Generator<Request, void, Answer> {
  if (asked.size === 0) return;
  const paths = [...pathsOf(yield { kind: "named", side: "after", baseNames: [...asked] })];
  for (const path of paths) unchanged.set(path, true);
  const byBaseName = grouped(paths.sort(byCodePoint), baseNameOf);
  for (const name of asked) named.set(name, byBaseName.get(name) ?? []);
}

function* learnFiles(
  { files }: Facts,
  asked: ReadonlySet<string>,
  side: Side,
): Generator<Request, void, Answer> {
  if (asked.size === 0) return;
  const contents = contentsOf(yield { kind: "read", side, paths: [...asked] });
  for (const path of asked) files[side].set(path, parsed(path, contents.get(path)));
}

function parsed(path: string, content: Content | undefined): ParsedFile | undefined {
  return content instanceof Uint8Array ? parse(path, content) : content;
}

/** The old side need not be asked: what did not change stands in the new side too. */
function* learnImporters(
  facts: Facts,
  { names, endings }: Questions,
): Generator<Request, void, Answer> {
  if (names.size + endings.size === 0) return;
  const sought = { names: [...names], endings: [...endings] };
  const answer = yield { kind: "may-import", side: "after", sought };
  for (const name of names) facts.importers.byName.set(name, new Map());
  for (const ending of endings) facts.importers.byEnding.set(ending, new Map());
  for (const [path, written] of answer.entries()) {
    facts.unchanged.set(path, true);
    // Of paths alone nothing is known.
    if (Array.isArray(written)) addWritten(facts, path, written);
    else facts.unusual.add(path);
  }
}

function addWritten({ importers }: Facts, path: string, written: readonly string[]): void {
  for (const name of written) {
    addTo(importers.byName.get(name), path, name);
    for (const tail of tailsOf(name)) addTo(importers.byEnding.get(tail), path, name);
  }
}

function addTo(importers: Importers | undefined, path: string, name: string): void {
  const known = importers?.get(path);
  if (known === undefined) importers?.set(path, new Set([name]));
  else known.add(name);
}

function* learnDeclarers(
  { packages, declarers, unchanged }: Facts,
  asked: ReadonlySet<string>,
): Generator<Request, void, Answer> {
  if (asked.size === 0) return;
  const found = pathsOf(yield { kind: "may-declare", side: "after", packages: [...asked] });
  for (const name of asked) packages.add(name);
  for (const path of found) {
    declarers.add(path);
    unchanged.set(path, true);
  }
}

function pathsOf(answer: Answer): ReadonlySet<string> {
  return new Set(answer.keys());
}

function contentsOf(answer: Answer): ReadonlyMap<string, Content> {
  if (answer instanceof Map) {
    return new Map(
      [...answer].flatMap(([path, content]) => (isContent(content) ? [[path, content]] : [])),
    );
  }
  throw new TypeError('the answer to a "read" request must be a map from path to content');
}

function isContent(answered: Content | Written): answered is Content {
  return answered !== undefined && !Array.isArray(answered);
}
