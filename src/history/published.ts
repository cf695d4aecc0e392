import type { Memory } from "../check/memory.ts";
import type { PastLife } from "../schema/past.ts";
import type { Answer, Tracker } from "./tracker.ts";
import { versionOf } from "./tracker.ts";
import type { Versions } from "./versions.ts";

/** Who may have seen a life. */
export type Publication = Pick<PastLife, "release" | "isUnreleased">;

/**
 * Which release first had what an answer speaks of. Undefined if nobody can have seen it: it is in no
 * tag, and on the line of first parents it never was, as what a branch added and removed again before
 * it was merged.
 */
export async function publicationOf(
  { addition }: Tracker,
  { asked, life }: Answer,
  memory: Memory,
  versions: Versions,
): Promise<Publication | undefined> {
  const { introduced, removed, version } = life;
  if (introduced === undefined) return { release: undefined, isUnreleased: false };
  const releases = await memory.releases(introduced.commit, removed?.commit, version.path);
  for (const { name, blob } of releases) {
    if (await holds(blob)) return { release: name, isUnreleased: false };
  }
  const mainline = await memory.mainline(version.path);
  await versions.load(mainline);
  if (!mainline.some(isIn)) return undefined;
  const isUnreleased = await memory.hasReleaseBefore(introduced.commit);
  return { release: undefined, isUnreleased };

  async function holds(blob: string | undefined): Promise<boolean> {
    if (blob !== undefined) await versions.load([blob]);
    return isIn(blob);
  }

  function isIn(blob: string | undefined): boolean {
    const slots = versionOf(addition, version.path, blob, versions)?.slots ?? [];
    return slots.some(
      (slot) =>
        asked.sought.matches(slot) &&
        asked.sought.isSame(slot, life.slot) &&
        slot.names.some((name) => life.names.has(name)),
    );
  }
}
