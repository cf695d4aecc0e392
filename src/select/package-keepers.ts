import { byCodePoint } from "./path.ts";
import { membersOf, placesOf, type Selected } from "./worlds.ts";

/**
 * For each package that none of the selected files of a world declares any more, other files that
 * do, one of each world: whoever compares the selected files alone must not take a package for
 * deleted that is still there, nor for moved to a world that had it before. What has no package is
 * no package.
 */
export function packageKeepers(
  given: Selected,
  declarersOf: (packages: readonly string[]) => readonly string[],
): readonly string[] {
  const lost = lostPackages(given);
  if (lost.size === 0) return [];
  const { after } = given.graphs;
  const others = declarersOf([...lost])
    .filter((path) => !given.selected.has(path))
    .toSorted(byCodePoint);
  return [...lost].flatMap((name) => {
    const paths = others.filter((path) => after.file(path)?.proto.package === name);
    const members = membersOf({ ...given, selected: new Set(paths) }, "after");
    return [...new Map([...members.values()].map(({ root, path }) => [root, path])).values()];
  });
}

/** The names of those that a world loses, as far as the selected files tell. */
function lostPackages(given: Selected): ReadonlySet<string> {
  const { before, after, worldOf } = placesOf(given);
  const lost = new Map<string, string>();
  for (const member of before.values()) {
    const name = given.graphs.before.file(member.path)?.proto.package ?? "";
    if (name !== "") lost.set(keyOf(worldOf(member), name), name);
  }
  for (const { path, root } of after.values()) {
    lost.delete(keyOf(root, given.graphs.after.file(path)?.proto.package ?? ""));
  }
  return new Set(lost.values());
}

function keyOf(world: string, name: string): string {
  return JSON.stringify([world, name]);
}
