import type { PastSlot } from "../schema/past.ts";
import { slotsKey } from "./containers.ts";
import type { Publication } from "./published.ts";
import type { Answer, Tracker } from "./tracker.ts";
import type { Versions } from "./versions.ts";

/** An answer as a fact for rules, with the place where it stood last. */
export async function slotOf(
  { addition }: Tracker,
  { life }: Answer,
  publication: Publication,
  versions: Versions,
): Promise<PastSlot | undefined> {
  const { slot, version, introduced, removed } = life;
  const { number, names, jsonName, type } = slot;
  const place = await versions.placeOf({
    blob: version.blob,
    path: version.path,
    container: slotsKey(addition.kind, addition.typeName),
    number,
    name: names[0] ?? "",
  });
  if (place === undefined) return undefined;
  const facts = { number, names, jsonName, type, allNames: life.names };
  return { ...facts, ...place, ...publication, introduced, removed };
}
