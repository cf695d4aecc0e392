import { parse } from "../compile/parse.ts";
import type { ParsedFile } from "../compile/parsed-file.ts";
import type { Answer, ChangedFile, Content, Request, Side, Written } from "./selection.ts";

/** More single paths than this cost a source more than the list of all that it has. */
const manyPaths = 5000;

/**
 * What is known of both sides so far. What is not `changed` is the same on both, so that only the
 * new side is ever asked about it, and such a file is read and parsed once.
 */
export interface Facts {
  readonly changed: ReadonlyMap<string, ChangedFile>;
  /** Whether paths that did not change are there, as far as somebody asked. */
  readonly unchanged: ReadonlyMap<string, boolean>;
  /** All paths of the new side. */
  readonly listing: ReadonlySet<string> | undefined;
  /** Unchanged files stand under `after`. Undefined: it cannot be read, so it is not there. */
  readonly files: Readonly<Record<Side, ReadonlyMap<string, ParsedFile | undefined>>>;
  /** The base names whose importers were asked for. */
  readonly baseNames: ReadonlySet<string>;
  /** All files of the new side that may import one of those, with the names of that kind. */
  readonly importers: ReadonlyMap<string, Written>;
  /** The packages whose files were asked for. */
  readonly packages: ReadonlySet<string>;
  /** All files of the new side that may declare one of those. */
  readonly declarers: ReadonlySet<string>;
}

export type Question =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "listing" }
  | { readonly kind: "file"; readonly side: Side; readonly path: string }
  | { readonly kind: "importers"; readonly baseName: string }
  | { readonly kind: "declarers"; readonly name: string };

export function nothingKnown(changed: readonly ChangedFile[]): Facts {
  return {
    changed: new Map(changed.map((change) => [change.path, change])),
    unchanged: new Map(),
    listing: undefined,
    files: { before: new Map(), after: new Map() },
    baseNames: new Set(),
    importers: new Map(),
    packages: new Set(),
    declarers: new Set(),
  };
}

/** The facts and the answers to these questions; at most one request for each kind and side. */
export function* learn(
  facts: Facts,
  questions: readonly Question[],
): Generator<Request, Facts, Answer> {
  const paths = new Set(questions.flatMap((each) => (each.kind === "path" ? each.path : [])));
  const list = paths.size > manyPaths || questions.some((each) => each.kind === "listing");
  const known = list ? yield* learnListing(facts) : yield* learnPaths(facts, paths);
  const importers = yield* learnImporters(facts, questions);
  const declarers = yield* learnDeclarers(facts, questions);
  return {
    changed: facts.changed,
    listing: known.listing,
    unchanged: withAll(known.unchanged, [
      ...(importers.importers === facts.importers ? [] : importers.importers.keys()),
      ...(declarers.declarers === facts.declarers ? [] : declarers.declarers),
    ]),
    files: {
      before: yield* learnFiles(facts, questions, "before"),
      after: yield* learnFiles(facts, questions, "after"),
    },
    ...importers,
    ...declarers,
  };
}

function withAll(known: Facts["unchanged"], paths: readonly string[]): Facts["unchanged"] {
  if (paths.length === 0) return known;
  return new Map([...known, ...paths.map((path) => [path, true] as const)]);
}

type Paths = Pick<Facts, "unchanged" | "listing">;

function* learnListing({ unchanged }: Facts): Generator<Request, Paths, Answer> {
  return { unchanged, listing: pathsOf(yield { kind: "list", side: "after" }) };
}

function* learnPaths(
  { unchanged, listing }: Facts,
  asked: ReadonlySet<string>,
): Generator<Request, Paths, Answer> {
  if (asked.size === 0) return { unchanged, listing };
  const there = pathsOf(yield { kind: "exists", side: "after", paths: [...asked] });
  const learnt = [...asked].map((path) => [path, there.has(path)] as const);
  return { unchanged: new Map([...unchanged, ...learnt]), listing };
}

function* learnFiles(
  facts: Facts,
  questions: readonly Question[],
  side: Side,
): Generator<Request, ReadonlyMap<string, ParsedFile | undefined>, Answer> {
  const asked = new Set(
    questions.flatMap((each) => (each.kind === "file" && each.side === side ? each.path : [])),
  );
  if (asked.size === 0) return facts.files[side];
  const contents = contentsOf(yield { kind: "read", side, paths: [...asked] });
  const learnt = [...asked].map((path) => [path, parsed(path, contents.get(path))] as const);
  return new Map([...facts.files[side], ...learnt]);
}

function parsed(path: string, content: Content | undefined): ParsedFile | undefined {
  return content instanceof Uint8Array ? parse(path, content) : content;
}

/** The old side need not be asked: what did not change stands in the new side too. */
function* learnImporters(
  { baseNames, importers }: Facts,
  questions: readonly Question[],
): Generator<Request, Pick<Facts, "baseNames" | "importers">, Answer> {
  const asked = new Set(
    questions.flatMap((each) => (each.kind === "importers" ? each.baseName : [])),
  );
  if (asked.size === 0) return { baseNames, importers };
  const found = writtenIn(yield { kind: "may-import", side: "after", baseNames: [...asked] });
  const both = [...found].map(([path, written]) => {
    const earlier = importers.has(path) ? importers.get(path) : [];
    return [path, earlier && written && [...earlier, ...written]] as const;
  });
  return {
    baseNames: new Set([...baseNames, ...asked]),
    importers: new Map([...importers, ...both]),
  };
}

function* learnDeclarers(
  { packages, declarers }: Facts,
  questions: readonly Question[],
): Generator<Request, Pick<Facts, "packages" | "declarers">, Answer> {
  const asked = new Set(questions.flatMap((each) => (each.kind === "declarers" ? each.name : [])));
  if (asked.size === 0) return { packages, declarers };
  const found = pathsOf(yield { kind: "may-declare", side: "after", packages: [...asked] });
  return {
    packages: new Set([...packages, ...asked]),
    declarers: new Set([...declarers, ...found]),
  };
}

function pathsOf(answer: Answer): ReadonlySet<string> {
  return new Set(answer.keys());
}

/** Of paths alone nothing is known. */
function writtenIn(answer: Answer): ReadonlyMap<string, Written> {
  return new Map(
    [...answer.entries()].map(([path, written]) => {
      return [path, Array.isArray(written) ? written : undefined] as const;
    }),
  );
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
