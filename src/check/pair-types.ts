import type { SchemaFile } from "../schema/schema.ts";
import { type TypesByKind, typesIn } from "../schema/types-in.ts";

/** A type, an extension or a service, and the file it stands in. */
export interface Declared<Type> {
  readonly subject: Type;
  readonly file: SchemaFile;
}

export interface TypeSides {
  readonly before: readonly SchemaFile[];
  readonly after: readonly SchemaFile[];
  readonly fileAfter: ReadonlyMap<SchemaFile, SchemaFile>;
}

interface PairedTypes<Type> {
  readonly kept: readonly { readonly before: Type; readonly after: Type }[];
  readonly added: readonly { readonly after: Type; readonly container: SchemaFile }[];
  readonly removed: readonly {
    readonly before: Type;
    readonly container: SchemaFile | undefined;
  }[];
  /** What stood in the old side and cannot be told apart. */
  readonly ambiguous: readonly Declared<Type>[];
}

/** All declarations of one key. */
interface Namesakes<Type> {
  readonly before: readonly Declared<Type>[];
  readonly after: readonly Declared<Type>[];
}

/**
 * Pairs what the files declare by a key, whatever file it stands in. Where a key is declared more
 * than once: within a file first, then what is alone in its world, then what is alone on its side.
 */
export function pairTypes<Type>(
  sides: TypeSides,
  select: (types: TypesByKind) => readonly Type[],
  key: (type: Type) => string,
): PairedTypes<Type> {
  const kept: { before: Type; after: Type }[] = [];
  const added: { after: Type; container: SchemaFile }[] = [];
  const removed: { before: Type; container: SchemaFile | undefined }[] = [];
  const ambiguous: Declared<Type>[] = [];
  for (const all of namesakes(sides, select, key)) {
    const left = takePairs(all, sides.fileAfter, kept);
    if (left.before.length > 0 && left.after.length > 0) {
      ambiguous.push(...left.before);
      continue;
    }
    for (const { subject, file } of left.before) {
      removed.push({ before: subject, container: sides.fileAfter.get(file) });
    }
    for (const { subject, file } of left.after) {
      added.push({ after: subject, container: file });
    }
  }
  return { kept, added, removed, ambiguous };
}

function namesakes<Type>(
  sides: TypeSides,
  select: (types: TypesByKind) => readonly Type[],
  key: (type: Type) => string,
): Iterable<Namesakes<Type>> {
  const groups = new Map<string, { before: Declared<Type>[]; after: Declared<Type>[] }>();
  for (const side of ["before", "after"] as const) {
    for (const file of sides[side]) {
      for (const subject of select(typesIn(file))) {
        const name = key(subject);
        const group = groups.get(name) ?? { before: [], after: [] };
        group[side].push({ subject, file });
        groups.set(name, group);
      }
    }
  }
  return groups.values();
}

/** Adds to `kept` what can be told to belong together; returns what is left. */
function takePairs<Type>(
  all: Namesakes<Type>,
  fileAfter: ReadonlyMap<SchemaFile, SchemaFile>,
  kept: { before: Type; after: Type }[],
): Namesakes<Type> {
  const [was, ...otherBefore] = all.before;
  const [is, ...otherAfter] = all.after;
  if (was === undefined || is === undefined) return all;
  if (otherBefore.length === 0 && otherAfter.length === 0) {
    kept.push({ before: was.subject, after: is.subject });
    return nothingLeft;
  }
  const places: readonly ((file: SchemaFile) => unknown)[] = [
    (file) => fileAfter.get(file) ?? file,
    (file) => file.world,
    () => "anywhere",
  ];
  return places.reduce((left, place) => takeAlone(left, place, kept), all);
}

const nothingLeft = { before: [], after: [] };

/** Takes what is the only one at its place on both sides; returns what is left. */
function takeAlone<Type>(
  all: Namesakes<Type>,
  place: (file: SchemaFile) => unknown,
  kept: { before: Type; after: Type }[],
): Namesakes<Type> {
  const after = byPlace(all.after, place);
  const left: { before: Declared<Type>[]; after: Declared<Type>[] } = { before: [], after: [] };
  for (const [here, [was, ...more]] of byPlace(all.before, place)) {
    const [is, ...others] = after.get(here) ?? [];
    if (was === undefined) continue;
    if (is === undefined || more.length > 0 || others.length > 0) {
      left.before.push(was, ...more);
      continue;
    }
    kept.push({ before: was.subject, after: is.subject });
    after.delete(here);
  }
  for (const declared of after.values()) left.after.push(...declared);
  return left;
}

function byPlace<Type>(
  all: readonly Declared<Type>[],
  place: (file: SchemaFile) => unknown,
): Map<unknown, Declared<Type>[]> {
  const places = new Map<unknown, Declared<Type>[]>();
  for (const declared of all) {
    const here = place(declared.file);
    const found = places.get(here);
    if (found === undefined) places.set(here, [declared]);
    else found.push(declared);
  }
  return places;
}
