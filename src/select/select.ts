import { type Facts, learn, nothingKnown, type Question } from "./facts.ts";
import { importGraphOf } from "./import-graph.ts";
import { packageKeepers } from "./package-keepers.ts";
import { reachOf } from "./reach.ts";
import type { Answer, Request, SelectInput, Selection } from "./selection.ts";
import { viewOf } from "./view.ts";
import { worldsOf } from "./worlds.ts";

/**
 * Which files must be compiled and compared so that the verdict is that of comparing all files, and
 * what their imports mean. It yields requests, whose answers it must be sent, and performs no I/O.
 *
 * The selection is a pure function of what is known of the two sides. It is tried with what is
 * known; what it turns out to need is asked; until a try needs nothing more.
 */
export function* select(input: SelectInput): Generator<Request, Selection, Answer> {
  let facts = nothingKnown(input.changed);
  for (;;) {
    const questions: Question[] = [];
    const selection = selectionOf(input, facts, {
      ask: (question) => questions.push(question),
      isWaiting: () => questions.length > 0,
    });
    if (selection !== undefined && questions.length === 0) return selection;
    facts = yield* learn(facts, questions);
  }
}

interface Try {
  ask(question: Question): void;
  /** Whether something was asked: what is not known yet must not be taken for absent. */
  isWaiting(): boolean;
}

function selectionOf(input: SelectInput, facts: Facts, given: Try): Selection | undefined {
  const { builtIn, roots } = input;
  const views = {
    before: viewOf("before", facts, given.ask),
    after: viewOf("after", facts, given.ask),
  };
  const graphs = {
    before: importGraphOf(views.before, { explicit: roots.before, builtIn }),
    after: importGraphOf(views.after, { explicit: roots.after, builtIn }),
  };
  for (const path of facts.changed.keys()) {
    graphs.before.file(path);
    graphs.after.file(path);
  }
  if (given.isWaiting()) return undefined;
  const paths = new Set(facts.changed.keys());
  const reached = isEverything(input)
    ? new Set([...paths, ...(views.before.paths() ?? []), ...(views.after.paths() ?? [])])
    : reachOf({ paths, graphs, importersOf: (names) => importersOf(facts, given, names) });
  if (given.isWaiting()) return undefined;
  const keepers = packageKeepers({ selected: reached, graphs, views, roots }, (names) =>
    [...declarersOf(facts, given, names)].filter((path) => input.isCompared(path)),
  );
  const selected = new Set([...reached, ...keepers]);
  graphs.before.closure(selected);
  graphs.after.closure(selected);
  return given.isWaiting() ? undefined : worldsOf({ selected, graphs, views, roots });
}

/** Other explicit roots can give any import another meaning, without any change of a file. */
function isEverything({ all, roots }: SelectInput): boolean {
  return all || JSON.stringify(roots.before) !== JSON.stringify(roots.after);
}

function importersOf(facts: Facts, given: Try, baseNames: readonly string[]): ReadonlySet<string> {
  for (const baseName of baseNames) {
    if (!facts.baseNames.has(baseName)) given.ask({ kind: "importers", baseName });
  }
  return facts.importers;
}

function declarersOf(facts: Facts, given: Try, names: readonly string[]): ReadonlySet<string> {
  for (const name of names) {
    if (!facts.packages.has(name)) given.ask({ kind: "declarers", name });
  }
  return facts.declarers;
}
