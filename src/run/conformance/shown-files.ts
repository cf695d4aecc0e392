import { createHash } from "node:crypto";
import type { World, WorldSide } from "../../select/selection.ts";
import { layoutOf } from "../parity/layout.ts";
import type { Texts } from "../parity/peer.ts";
import { stubsOf } from "../parity/stubs.ts";

/** Files as a compiler wants them. */
export interface ShownFiles {
  /** By import name, all that is imported included. */
  readonly texts: Texts;
  /** Those to compare, each with what makes it what it is: its text and those of its imports. */
  readonly digests: ReadonlyMap<string, string>;
  /** By import name, the paths that stand for it in the source. */
  readonly paths: ReadonlyMap<string, string>;
  /** Paths that cannot be shown, as another file is imported by the same name. */
  readonly hidden: readonly string[];
}

/**
 * The files of a world: first those whose imports are all there, as they are; then the others, with
 * stubs for what is missing and without custom options.
 */
export function shownFiles(world: World): readonly ShownFiles[] {
  const { after } = world;
  const closures = closuresOf(after);
  const own = [...after.compared.keys()];
  const isWhole = (path: string) => {
    return [...(closures.get(path) ?? [])].every((each) => !hasMissing(after, each));
  };
  const groups = [own.filter(isWhole), own.filter((path) => !isWhole(path))];
  return groups.flatMap((paths, index) => {
    if (paths.length === 0) return [];
    const stubs = index === 0 ? new Map<string, string>() : stubsOf(world).after;
    return [shown(after, paths, closures, stubs)];
  });
}

function shown(
  side: WorldSide,
  paths: readonly string[],
  closures: ReadonlyMap<string, ReadonlySet<string>>,
  stubs: ReadonlyMap<string, string>,
): ShownFiles {
  const hidden: string[] = [];
  let left = paths;
  for (;;) {
    const all = new Set(left.flatMap((path) => [...(closures.get(path) ?? [])]));
    const layout = layoutOf(side, all, stubs, side.compared);
    const rival = layout.clash?.[1];
    if (rival === undefined) {
      const names = new Map([...layout.paths].map(([name, path]) => [path, name]));
      const digests = left.flatMap((path) => {
        const name = names.get(path);
        if (name === undefined) return [];
        const closure = [...(closures.get(path) ?? [])];
        return [[name, digestOf(name, closure, names, layout.texts)] as const];
      });
      return { texts: layout.texts, digests: new Map(digests), paths: layout.paths, hidden };
    }
    const lost = left.filter((path) => closures.get(path)?.has(rival) === true);
    hidden.push(...lost);
    left = left.filter((path) => !lost.includes(path));
  }
}

function digestOf(
  name: string,
  closure: readonly string[],
  names: ReadonlyMap<string, string>,
  texts: Texts,
): string {
  const hash = createHash("sha256").update(JSON.stringify(name));
  for (const each of closure.map((path) => names.get(path) ?? "").sort()) {
    hash.update(JSON.stringify([each, texts.get(each)]));
  }
  return hash.digest("hex");
}

function hasMissing({ imports }: WorldSide, path: string): boolean {
  return [...(imports.get(path)?.values() ?? [])].some(({ kind }) => kind === "assumed");
}

/** Each compared file with all that it imports. */
function closuresOf({ compared, imports }: WorldSide): ReadonlyMap<string, ReadonlySet<string>> {
  const closures = new Map<string, ReadonlySet<string>>();
  for (const path of compared.keys()) {
    const closure = new Set([path]);
    // A set hands out what is added while it is being walked.
    for (const each of closure) {
      for (const meaning of imports.get(each)?.values() ?? []) {
        if (meaning.kind === "file") closure.add(meaning.path);
      }
    }
    closures.set(path, closure);
  }
  return closures;
}
