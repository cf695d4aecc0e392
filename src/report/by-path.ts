/** The items file by file, in the order in which the files come first. */
export function byPath<T>(
  items: readonly T[],
  pathOf: (item: T) => string | undefined,
): ReadonlyMap<string | undefined, readonly T[]> {
  const groups = new Map<string | undefined, T[]>();
  for (const item of items) {
    const path = pathOf(item);
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [item]);
    else group.push(item);
  }
  return groups;
}
