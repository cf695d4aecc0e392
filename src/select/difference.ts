import type { ParsedFile } from "../compile/parsed-file.ts";
import {
  type Declared,
  headOf,
  type Interface,
  interfaceOf,
  interfaceOfPart,
} from "./interface.ts";
import { unlikeParts } from "./unlike-parts.ts";

/** In what the interface of a file differs between the sides, own or seen through public imports. */
export interface Difference {
  /** Every importer may be concerned, whatever it mentions. */
  readonly everything: boolean;
  /** Else those that mention one of these simple names. */
  readonly names: ReadonlySet<string>;
  /** Those of the names that a file which the importer can see may declare as well. */
  readonly shared: ReadonlySet<string>;
  /** Whether values of custom options may read differently; an added field cannot do that. */
  readonly reshaped: boolean;
}

export const everything: Difference = {
  everything: true,
  names: new Set(),
  shared: new Set(),
  reshaped: true,
};

/** Of two files, by the new one: the selection is tried again and again. */
const differences = new WeakMap<ParsedFile, Known>();

interface Known {
  readonly before: ParsedFile;
  readonly difference: Difference | undefined;
}

/** Undefined: the interfaces are equal, so that no other file can link differently. */
export function differenceOf(
  before: ParsedFile | undefined,
  after: ParsedFile | undefined,
): Difference | undefined {
  if (before === undefined || after === undefined) return everything;
  if (before.errors.length + after.errors.length > 0) return everything;
  const found = differences.get(after);
  if (found?.before === before) return found.difference;
  const difference = differenceBetween(before, after);
  differences.set(after, { before, difference });
  return difference;
}

function differenceBetween(before: ParsedFile, after: ParsedFile): Difference | undefined {
  if (headOf(before) !== headOf(after)) return everything;
  const unlike = unlikeParts(before.proto, after.proto);
  const was = interfaceOfPart(unlike.before);
  const is = interfaceOfPart(unlike.after);
  const declared = [...new Set([...was.names.keys(), ...is.names.keys()])]
    .filter((name) => was.names.get(name)?.what !== is.names.get(name)?.what)
    .flatMap((name) => [was.names.get(name) ?? [], is.names.get(name) ?? []].flat());
  const reshaped = isReshaped(was, is);
  if (declared.length === 0 && !reshaped) return undefined;
  return {
    everything: false,
    names: spelledBy(declared),
    shared: spelledBy(declared.filter((each) => each.shared)),
    reshaped,
  };
}

/** Undefined: there is nothing new in these for who knows the first already. */
export function addedTo(
  known: Difference | undefined,
  ...more: readonly Difference[]
): Difference | undefined {
  if (more.length === 0) return undefined;
  const all = known === undefined ? more : [known, ...more];
  const names = new Set(all.flatMap((each) => [...each.names]));
  const shared = new Set(all.flatMap((each) => [...each.shared]));
  const sum = {
    everything: all.some((each) => each.everything),
    names,
    shared,
    reshaped: all.some((each) => each.reshaped),
  };
  return isEqual(known, sum) ? undefined : sum;
}

/**
 * What others may see differently of a file that is itself equal, but whose types may be resolved
 * differently: the extensions that it declares.
 */
export function extensionsOf(file: ParsedFile): Difference | undefined {
  const extensions = [...interfaceOf(file).names.values()].filter((each) => each.extends);
  const names = spelledBy(extensions);
  if (names.size === 0) return undefined;
  return { everything: false, names, shared: names, reshaped: true };
}

function isReshaped(was: Interface, is: Interface): boolean {
  const lost = [...was.shapes.keys()].some((shape) => !is.shapes.has(shape));
  return lost || [...is.shapes].some(([shape, required]) => required && !was.shapes.has(shape));
}

function spelledBy(declared: readonly Declared[]): ReadonlySet<string> {
  return new Set(declared.flatMap((each) => each.spelled));
}

function isEqual(known: Difference | undefined, sum: Difference): boolean {
  return (
    known !== undefined &&
    known.everything === sum.everything &&
    known.reshaped === sum.reshaped &&
    known.names.size === sum.names.size &&
    known.shared.size === sum.shared.size
  );
}
