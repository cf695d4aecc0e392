import {
  ask,
  type Facts,
  type Importers,
  learn,
  noQuestions,
  nothingKnown,
  type Question,
  type Questions,
} from "./facts.ts";
import { importGraphOf, nothingResolved, type Resolutions } from "./import-graph.ts";
import {
  type Holders,
  importersOf,
  type MeaningContext,
  namesMeaning,
  type Writers,
} from "./importers.ts";
import { packageKeepers } from "./package-keepers.ts";
import { reachOf } from "./reach.ts";
import type { Answer, Request, SelectInput, Selection, Side } from "./selection.ts";
import type { Sought } from "./sought.ts";
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
  const facts = nothingKnown(input.changed);
  let known = nothingFound();
  for (let most = fewImporters; ; most *= 2) {
    const questions = noQuestions();
    const selection = selectionOf(input, facts, {
      known,
      most,
      ask: (question) => ask(questions, question),
      isWaiting: () => questions.count > 0,
      asked: () => questions.count,
    });
    if (selection !== undefined && questions.count === 0) return selection;
    yield* learn(facts, questions);
    if (isLost(facts, questions)) known = nothingFound();
  }
}

/** To look for the imports of more files than this takes longer than to list all that there is. */
const manyChanged = 1000;

/** So many importers of one name are looked into at first: what holds for some holds for most. */
const fewImporters = 16;

/** What was found out and stays true whatever more is learnt. */
interface Found {
  readonly before: Resolutions;
  readonly after: Resolutions;
  readonly holders: Holders;
  /** Of a path. */
  readonly importers: Map<string, ReadonlySet<string>>;
  /** The paths to compile and to compare; what they import may still be unknown. */
  selected: ReadonlySet<string> | undefined;
}

function nothingFound(): Found {
  return {
    before: nothingResolved(),
    after: nothingResolved(),
    holders: new Map(),
    importers: new Map(),
    selected: undefined,
  };
}

/** Whether a file that was taken to be there cannot be read, so that it is not. */
function isLost({ files }: Facts, asked: Questions): boolean {
  const isLostIn = (side: Side) =>
    [...asked.files[side]].some((path) => files[side].get(path) === undefined);
  return isLostIn("before") || isLostIn("after");
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
  const { known } = given;
  const views = {
    before: viewOf("before", facts, known.before.places, given.ask),
    after: viewOf("after", facts, known.after.places, given.ask),
  };
  const graphs = {
    before: importGraphOf(views.before, { explicit: roots.before, builtIn }, known.before),
    after: importGraphOf(views.after, { explicit: roots.after, builtIn }, known.after),
  };
  const context = { graphs, views, roots };
  known.selected ??= selectedOf(input, facts, given, context);
  if (known.selected === undefined) return undefined;
  graphs.before.explore(known.selected);
  graphs.after.explore(known.selected);
  return given.isWaiting() ? undefined : worldsOf({ ...context, selected: known.selected });
}

/** Undefined: not known yet. */
function selectedOf(
  input: SelectInput,
  facts: Facts,
  given: Try,
  context: Omit<Selected, "selected">,
): ReadonlySet<string> | undefined {
  const { graphs, views } = context;
  const paths = new Set(facts.changed.keys());
  for (const path of paths) {
    graphs.before.file(path);
    graphs.after.file(path);
  }
  // The imports of so many files would be asked for in vain before the list is.
  if (paths.size > manyChanged && facts.listing === undefined) given.ask({ kind: "listing" });
  if (given.isWaiting()) return undefined;
  if (input.alone) return paths;
  const reached = isEverything(input)
    ? new Set([...paths, ...(views.before.paths() ?? []), ...(views.after.paths() ?? [])])
    : reachOf({
        paths,
        graphs,
        importersOf: importersIn(facts, given, { ...context, builtIn: input.builtIn }),
        importersNamed: (baseNames) =>
          new Set([
            ...writersOf({ names: [], endings: baseNames }, facts, given).flatMap((named) => [
              ...named.keys(),
            ]),
            ...facts.unusual,
          ]),
      });
  if (given.isWaiting()) return undefined;
  const keepers = packageKeepers({ ...context, selected: reached }, (names) =>
    [...declarersOf(facts, given, names)].filter((path) => input.isCompared(path)),
  );
  return given.isWaiting() ? undefined : new Set([...reached, ...keepers]);
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
    const named = writersOf(namesMeaning(path, context), facts, given);
    const writers = { named, unusual: facts.unusual };
    const found = importersOf(path, writers, { ...context, holders, most: given.most });
    if (given.asked() === before) importers.set(path, found);
    return found;
  };
}

/** The files that have written an import of one of these names, as far as they are known. */
function writersOf({ names, endings }: Sought, { importers }: Facts, given: Try): Writers["named"] {
  const known = (writers: Importers | undefined, question: Question) => {
    if (writers === undefined) given.ask(question);
    return writers ?? [];
  };
  const { byName, byEnding } = importers;
  return [
    ...names.flatMap((name) => known(byName.get(name), { kind: "importers-by-name", name })),
    ...endings.flatMap((ending) =>
      known(byEnding.get(ending), { kind: "importers-by-ending", ending }),
    ),
  ];
}

function declarersOf(facts: Facts, given: Try, names: readonly string[]): ReadonlySet<string> {
  for (const name of names) {
    if (!facts.packages.has(name)) given.ask({ kind: "declarers", name });
  }
  return facts.declarers;
}
