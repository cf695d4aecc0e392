import { type Facts, learn, nothingKnown, type Question } from "./facts.ts";
import { importGraphOf, type Resolutions } from "./import-graph.ts";
import { type Holders, importersOf, type MeaningContext } from "./importers.ts";
import { packageKeepers } from "./package-keepers.ts";
import { baseNameOf } from "./path.ts";
import { reachOf } from "./reach.ts";
import type { Answer, Request, SelectInput, Selection, Written } from "./selection.ts";
import { viewOf } from "./view.ts";
import { type Selected, worldsOf } from "./worlds.ts";

/**
 * Which files must be compiled and compared so that the verdict is that of comparing all files, and
 * what their imports mean. It yields requests, whose answers it must be sent, and performs no I/O.
 *
 * The selection is a pure function of what is known of the two sides. It is tried with what is
 * known; what it turns out to need is asked; until a try needs nothing more.
 */
export function* select(input: SelectInput): Generator<Request, Selection, Answer> {
  let facts = nothingKnown(input.changed);
  let known = nothingFound();
  for (let most = fewImporters; ; most *= 2) {
    const questions: Question[] = [];
    const selection = selectionOf(input, facts, {
      known,
      most,
      ask: (question) => questions.push(question),
      isWaiting: () => questions.length > 0,
      asked: () => questions.length,
    });
    if (selection !== undefined && questions.length === 0) return selection;
    facts = yield* learn(facts, questions);
    if (isLost(facts, questions)) known = nothingFound();
  }
}

/** So many importers of one name are looked into at first: what holds for some holds for most. */
const fewImporters = 16;

/** What was found out and stays true whatever more is learnt. */
interface Found {
  readonly before: Resolutions;
  readonly after: Resolutions;
  readonly holders: Holders;
  /** Of a path. */
  readonly importers: Map<string, ReadonlySet<string>>;
}

function nothingFound(): Found {
  return {
    before: { imports: new Map(), ownRoots: new Map() },
    after: { imports: new Map(), ownRoots: new Map() },
    holders: new Map(),
    importers: new Map(),
  };
}

/** Whether a file that was taken to be there cannot be read, so that it is not. */
function isLost({ files }: Facts, questions: readonly Question[]): boolean {
  return questions.some(
    (each) => each.kind === "file" && files[each.side].get(each.path) === undefined,
  );
}

interface Try {
  /** In this try and the earlier ones. */
  readonly known: Found;
  /** So many importers of one name are to be looked into. */
  readonly most: number;
  ask(question: Question): void;
  /** Whether something was asked: what is not known yet must not be taken for absent. */
  isWaiting(): boolean;
  /** How often something was asked. */
  asked(): number;
}

function selectionOf(input: SelectInput, facts: Facts, given: Try): Selection | undefined {
  const { builtIn, roots } = input;
  const views = {
    before: viewOf("before", facts, given.ask),
    after: viewOf("after", facts, given.ask),
  };
  const graphs = {
    before: importGraphOf(views.before, { explicit: roots.before, builtIn }, given.known.before),
    after: importGraphOf(views.after, { explicit: roots.after, builtIn }, given.known.after),
  };
  for (const path of facts.changed.keys()) {
    graphs.before.file(path);
    graphs.after.file(path);
  }
  if (given.isWaiting()) return undefined;
  const paths = new Set(facts.changed.keys());
  if (input.alone) return settled(paths, given, { views, graphs, roots });
  const reached = isEverything(input)
    ? new Set([...paths, ...(views.before.paths() ?? []), ...(views.after.paths() ?? [])])
    : reachOf({
        paths,
        graphs,
        importersOf: importersIn(facts, given, { views, graphs, roots, builtIn }),
        importersNamed: (names) => new Set(writersOf(facts, given, names).keys()),
      });
  if (given.isWaiting()) return undefined;
  const keepers = packageKeepers({ selected: reached, graphs, views, roots }, (names) =>
    [...declarersOf(facts, given, names)].filter((path) => input.isCompared(path)),
  );
  const selected = new Set([...reached, ...keepers]);
  return settled(selected, given, { graphs, views, roots });
}

/** The worlds, once all is known that the selected files import. */
function settled(
  selected: ReadonlySet<string>,
  given: Try,
  context: Omit<Selected, "selected">,
): Selection | undefined {
  context.graphs.before.closure(selected);
  context.graphs.after.closure(selected);
  return given.isWaiting() ? undefined : worldsOf({ selected, ...context });
}

/** Other explicit roots can give any import another meaning, without any change of a file. */
function isEverything({ all, roots }: SelectInput): boolean {
  return all || JSON.stringify(roots.before) !== JSON.stringify(roots.after);
}

/** What is found out without a question is found out for good. */
function importersIn(
  facts: Facts,
  given: Try,
  context: Omit<MeaningContext, "holders" | "most">,
): (path: string) => ReadonlySet<string> {
  const { holders, importers } = given.known;
  return (path) => {
    const final = importers.get(path);
    if (final !== undefined) return final;
    const before = given.asked();
    const writers = writersOf(facts, given, [baseNameOf(path)]);
    const found = importersOf(path, writers, { ...context, holders, most: given.most });
    if (given.asked() === before) importers.set(path, found);
    return found;
  };
}

function writersOf(
  facts: Facts,
  given: Try,
  baseNames: readonly string[],
): ReadonlyMap<string, Written> {
  for (const baseName of baseNames) {
    if (!facts.baseNames.has(baseName)) given.ask({ kind: "importers", baseName });
  }
  const asked = new Set(baseNames);
  return new Map(
    [...facts.importers].filter(
      ([, written]) => written?.some((name) => asked.has(baseNameOf(name))) ?? true,
    ),
  );
}

function declarersOf(facts: Facts, given: Try, names: readonly string[]): ReadonlySet<string> {
  for (const name of names) {
    if (!facts.packages.has(name)) given.ask({ kind: "declarers", name });
  }
  return facts.declarers;
}
