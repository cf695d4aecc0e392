import type { World, WorldSide } from "../select/selection.ts";

/** The worlds without the files that are not compared and that nothing compared imports. */
export function comparedOnly(
  worlds: readonly World[],
  isCompared: (path: string) => boolean,
): readonly World[] {
  const reduced = (side: WorldSide): WorldSide => {
    const compared = new Map([...side.compared].filter(([path]) => isCompared(path)));
    if (compared.size === side.compared.size) return side;
    const needed = closureOf(side, compared.keys());
    return { ...side, compared, files: side.files.filter((file) => needed.has(file.path)) };
  };
  return worlds.map((world) => {
    return { ...world, before: reduced(world.before), after: reduced(world.after) };
  });
}

function closureOf({ imports }: WorldSide, paths: Iterable<string>): ReadonlySet<string> {
  const closure = new Set(paths);
  // The set grows while it is walked: what is added last is still visited.
  for (const path of closure) {
    for (const meaning of imports.get(path)?.values() ?? []) {
      if (meaning.kind === "file") closure.add(meaning.path);
    }
  }
  return closure;
}
