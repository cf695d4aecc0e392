import { byCodePoint } from "./path.ts";
import { membersOf, placesOf, type Selected } from "./worlds.ts";

/**
 * For each package that none of the selected files of a world declares any more, one other file of
 * that world that does, if there is one: whoever compares the selected files alone must not take a
 * package for deleted that is still there. What has no package is no package.
 */
export function packageKeepers(
  given: Selected,
  declarersOf: (packages: readonly string[]) => readonly string[],
): ReadonlySet<string> {
  const lost = lostPackages(given);
  if (lost.size === 0) return new Set();
  const { after } = given.graphs;
  const declarers = declarersOf([...new Set(lost.values())]).toSorted(byCodePoint);
  const keepers = new Set<string>();
  for (const name of new Set(lost.values())) {
    const paths = declarers.filter((path) => after.file(path)?.proto.package === name);
    for (const member of membersOf({ ...given, selected: new Set(paths) }, "after").values()) {
      if (lost.delete(keyOf(member.root, name))) keepers.add(member.path);
    }
  }
  return keepers;
}

/** World and name of each, by a key of both. */
function lostPackages(given: Selected): Map<string, string> {
  const lost = new Map<string, string>();
  const { before, after, worldOf } = placesOf(given);
  for (const member of before.values()) {
    const name = given.graphs.before.file(member.path)?.proto.package ?? "";
    if (name !== "") lost.set(keyOf(worldOf(member), name), name);
  }
  for (const { path, root } of after.values()) {
    lost.delete(keyOf(root, given.graphs.after.file(path)?.proto.package ?? ""));
  }
  return lost;
}

function keyOf(world: string, name: string): string {
  return JSON.stringify([world, name]);
}
