/** Finds the schemas that a generator may have been given under a name. */
export interface SchemaIndex {
  /**
   * All whose path is the name or ends with it; else the one with the longest path that the name ends
   * with: generators are often run from above the repository.
   */
  candidates(name: string): readonly string[];
  /** All whose path ends with this name, or with as much of its end as any does. */
  nearest(name: string): readonly string[];
}

/** One pass over the paths of all schemas of a source; each question looks at those of one base name. */
export function schemaIndex(paths: Iterable<string>): SchemaIndex {
  const byBase = new Map<string, string[]>();
  for (const path of paths) {
    const base = path.slice(path.lastIndexOf("/") + 1);
    const known = byBase.get(base);
    if (known === undefined) byBase.set(base, [path]);
    else known.push(path);
  }
  const alike = (name: string) => byBase.get(name.slice(name.lastIndexOf("/") + 1)) ?? [];
  return {
    candidates(name) {
      const plain = name.replace(/^(?:\.\/)+/, "");
      const whole = alike(plain).filter((path) => path === plain || path.endsWith(`/${plain}`));
      return whole.length > 0 ? whole : longest(alike(plain), plain);
    },
    nearest(name) {
      const ranked = alike(name).map((path) => ({ path, rank: sharedEnd(path, name) }));
      const best = Math.max(...ranked.map(({ rank }) => rank));
      return ranked.filter(({ rank }) => rank === best).map(({ path }) => path);
    },
  };
}

/** How many names at the end of two paths are the same. */
function sharedEnd(one: string, other: string): number {
  const here = one.split("/").reverse();
  const there = other.split("/").reverse();
  const differs = here.findIndex((name, index) => name !== there[index]);
  return differs === -1 ? here.length : differs;
}

/** No two paths of one length are the end of the same name. */
function longest(paths: readonly string[], name: string): readonly string[] {
  const ends = paths.filter((path) => name.endsWith(`/${path}`));
  return ends.toSorted((one, other) => other.length - one.length).slice(0, 1);
}
