import { type Mutation, places } from "./mutation.ts";
import { chosen, isTextMutator, mutators } from "./mutators.ts";

/** Contents by path, one character a byte. */
export type Contents = ReadonlyMap<string, string>;

const mostBytes = 1_000_000;

/** The files after these mutations, which come one after another. */
export function mutate(
  files: Contents,
  mutations: readonly Mutation[],
  donors: readonly string[],
): Contents {
  return mutations.reduce((changed, mutation) => mutateOnce(changed, mutation, donors), files);
}

function mutateOnce(files: Contents, mutation: Mutation, donors: readonly string[]): Contents {
  const { kind, file, from } = mutation;
  const paths = [...files.keys()];
  if (paths.length === 0) return files;
  const path = chosen(paths, file);
  const text = files.get(path) ?? "";
  const changed = new Map(files);
  if (isTextMutator(kind)) {
    const at = offsetIn(text, mutation.at);
    const other = offsetIn(text, from);
    const donor = chosen(donors, from) || ";";
    const result = mutators[kind]({ text, at, other, from, size: mutation.size, donor, paths });
    // Several mutations can multiply each other.
    if (result.length <= mostBytes) changed.set(path, result);
    return changed;
  }
  switch (kind) {
    case "deleteFile":
      changed.delete(path);
      return changed;
    case "copyFile":
      changed.set(chosen([`copy/${path}`, "__proto__.proto", "a b.proto"], from), text);
      return changed;
    case "exchangeFiles":
      changed.set(path, files.get(chosen(paths, from)) ?? "");
      return changed.set(chosen(paths, from), text);
  }
}

/** A place among 2^30, as an offset up to the end of a text. */
function offsetIn(text: string, place: number): number {
  return Math.floor((place / places) * (text.length + 1));
}
