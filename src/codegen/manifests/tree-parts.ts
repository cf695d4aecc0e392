import type { Tree, TreeEntry, TreeWord } from "../../text/tree/tree.ts";

/** The value at these keys; undefined where one of them is not there. */
export function valueAt(tree: Tree | undefined, ...keys: readonly string[]): Tree | undefined {
  let current = tree;
  for (const key of keys) {
    if (current?.kind !== "mapping") return undefined;
    current = current.entries.get(key)?.value;
  }
  return current;
}

/** The word at these keys, if there is one. */
export function wordAt(tree: Tree | undefined, ...keys: readonly string[]): TreeWord | undefined {
  const value = valueAt(tree, ...keys);
  return value?.kind === "word" ? value : undefined;
}

/** The entries of a mapping; none of anything else. */
export function entriesAt(
  tree: Tree | undefined,
  ...keys: readonly string[]
): readonly (readonly [string, TreeEntry])[] {
  const value = valueAt(tree, ...keys);
  return value?.kind === "mapping" ? [...value.entries] : [];
}

/** The items of a list, a single value as one item. */
export function itemsAt(tree: Tree | undefined, ...keys: readonly string[]): readonly Tree[] {
  const value = valueAt(tree, ...keys);
  if (value === undefined || value.kind === "nothing") return [];
  return value.kind === "list" ? value.items : [value];
}
