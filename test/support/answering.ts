import { builtInNames } from "../../src/compile/built-in.ts";
import { calledOneOf } from "../../src/select/path.ts";
import { select } from "../../src/select/select.ts";
import type { Answer, Request, RootSet, Selection } from "../../src/select/selection.ts";
import type { Sought } from "../../src/select/sought.ts";
import { createImportLines, findImports } from "../../src/source/import-lines.ts";
import { wordLines } from "../../src/source/word-lines.ts";

/** A source in memory: path -> text. */
export type Files = ReadonlyMap<string, string>;

export interface Sides {
  readonly before: Files;
  readonly after: Files;
}

export interface Settings {
  readonly all?: boolean;
  /** One set of explicit roots; of both sides, if `rootsBefore` is left out. */
  readonly roots?: RootSet;
  readonly rootsBefore?: RootSet;
  /** Several sets of explicit roots, on both sides. */
  readonly rootSets?: readonly RootSet[];
  /** Paths that are listed, but have no bytes. */
  readonly unreadable?: readonly string[];
  /** What a text stands for: "latin1" of one character a byte. */
  readonly encoding?: "utf8" | "latin1";
}

export interface Answered {
  readonly selection: Selection;
  readonly requests: readonly Request[];
}

/** What `select` comes to when these sources answer it, and what it asked for that. */
export function answering(sides: Sides, settings: Settings = {}): Answered {
  const after = settings.rootSets ?? setsOf(settings.roots);
  const machine = select({
    changed: changedPaths(sides),
    roots: { before: settings.rootsBefore ? setsOf(settings.rootsBefore) : after, after },
    all: settings.all ?? false,
    builtIn: builtInNames,
    isCompared: () => true,
  });
  const requests: Request[] = [];
  let step = machine.next();
  while (step.done !== true) {
    if (requests.length > 100) throw new Error("select does not come to an end");
    requests.push(step.value);
    step = machine.next(answer(sides[step.value.side], step.value, settings));
  }
  return { selection: step.value, requests };
}

export function filesOf(texts: Readonly<Record<string, string>>): Files {
  return new Map(Object.entries(texts));
}

function setsOf(roots: RootSet = []): readonly RootSet[] {
  return roots.length === 0 ? [] : [roots];
}

function changedPaths({ before, after }: Sides) {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({ path, before: before.has(path), after: after.has(path) }));
}

function answer(files: Files, request: Request, settings: Settings): Answer {
  const { unreadable = [], encoding = "utf8" } = settings;
  switch (request.kind) {
    case "list":
      return new Set(files.keys());
    case "named":
      return new Set([...files.keys()].filter(calledOneOf(request.baseNames)));
    case "exists":
      return new Set(request.paths.filter((path) => files.has(path)));
    case "read":
      return new Map(
        request.paths.flatMap((path) => {
          const text = files.get(path);
          if (text === undefined || unreadable.includes(path)) return [];
          return [[path, Buffer.from(text, encoding)] as const];
        }),
      );
    case "may-import":
      return importersIn(files, request.sought);
    case "may-declare":
      return new Set(declarersIn(files, request.packages));
  }
}

/** As sources do it. */
function importersIn(files: Files, sought: Sought): Answer {
  const lines = [...files].flatMap(([path, text]) => [
    ...wordLines(path, new TextEncoder().encode(text), "import"),
  ]);
  return createImportLines(findImports(lines)).importersOf(sought);
}

function declarersIn(files: Files, packages: readonly string[]): readonly string[] {
  return [...files]
    .filter(([, text]) => /\bpackage\b/.test(text) && packages.some((name) => text.includes(name)))
    .map(([path]) => path);
}
