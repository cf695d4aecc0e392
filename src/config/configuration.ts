import { isBelow } from "../policy/path-filter.ts";
import type { Policy } from "../policy/policy.ts";
import type { RootSet } from "../select/selection.ts";
import type { Note } from "../text/problem.ts";
import type { AreaContext, DeclaredArea } from "./area.ts";
import { bufAreas } from "./buf-areas.ts";
import { requireOneKind } from "./conflicts.ts";
import type { Declaration } from "./declaration.ts";
import { ownArea } from "./own-area.ts";
import { pathPattern } from "./path-pattern.ts";
import { sectionFrom } from "./section.ts";
import type { Word } from "./yaml/fields.ts";

/** What is in force in one source. */
export interface Configuration {
  /** Our own before those of buf. */
  readonly areas: readonly DeclaredArea[];
  readonly policy: Policy;
  /** Where import names start; none where that is to be inferred. */
  readonly roots: readonly RootSet[];
  readonly notes: readonly Note[];
}

/**
 * What these configuration files say together. Our own come first, and a buf.yaml fills in what they
 * leave open. Throws a UsageError for a name that is not known, and where both kinds say the same
 * thing of the same files.
 */
export function configurationOf(
  declarations: readonly Declaration[],
  context: AreaContext,
): Configuration {
  const own = declarations.filter((each) => each.kind === "own");
  const works = declarations.filter((each) => each.kind === "work");
  const files = declarations.filter((each) => each.kind === "buf");
  requireOneKind(own, [...works, ...files]);
  const ours = own.map((each) => ownArea(each, context));
  const { areas: theirs, notes } = bufAreas(works, files, context);
  const areas = [...ours, ...theirs];
  const byDefault = {
    dialect: "own",
    patternOf: (word: Word) => pathPattern(word, ""),
    hasPlugins: false,
    ...context,
  } as const;
  return {
    areas,
    policy: {
      layers: [ours.map(({ area }) => area), theirs.map(({ area }) => area)],
      otherwise: sectionFrom(undefined, byDefault).section,
    },
    roots: rootSetsOf(ours, theirs),
    notes: distinct([...notes, ...areas.flatMap(notesOf)]),
  };
}

/** Where our own file says where import names start, no buf.yaml does so, too. */
function rootSetsOf(
  ours: readonly DeclaredArea[],
  theirs: readonly DeclaredArea[],
): readonly RootSet[] {
  const chosen = ours.filter(({ roots }) => roots.length > 0);
  const others = theirs.filter(
    ({ area }) =>
      !chosen.some(
        (each) => isBelow(area.folder, each.area.folder) || isBelow(each.area.folder, area.folder),
      ),
  );
  return [...chosen, ...others].map(({ roots }) => roots);
}

function notesOf({ notes, section, modules }: DeclaredArea): readonly Note[] {
  const sections = new Set([section, ...modules.map((module) => module.section)]);
  return [...notes, ...[...sections].flatMap((each) => each?.notes ?? [])];
}

/** A section is read once for each module that it judges. */
function distinct(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}
