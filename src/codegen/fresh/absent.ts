import type { CopyDifference } from "./compare-copies.ts";
import type { Part, Parts } from "./part.ts";

/** A part that only one of the copies has; `there` is needed for one that the schema has not. */
export function absent(
  kind: "missing" | "extra",
  part: Part,
  here: Parts,
  there: Parts = here,
): CopyDifference {
  const nothing = { schema: undefined, generated: undefined };
  const path = pathOf(nearest(part, here, there));
  return { kind, about: "shape", part, aspect: undefined, ...nothing, path };
}

/** Whether the other copy has not even what is around it, or it only stands for a map. */
export function isToldByAnother(part: Part, others: Parts): boolean {
  if (part.options.values.has("map_entry")) return true;
  return part.parent !== undefined && !others.has(part.parent);
}

/** Where a reader looks for a part: at the name of what has a body. */
export function pathOf({ kind, path }: Part): readonly number[] {
  const hasBody = kind === "message" || kind === "enum" || kind === "service" || kind === "oneof";
  return hasBody ? [...path, 1] : path;
}

/** What the schema has of it: itself, or the nearest part around it. */
function nearest(part: Part, here: Parts, there: Parts): Part {
  const key = `${part.kind} ${part.name}`;
  const own = here.get(key);
  if (own !== undefined || part.parent === undefined) return own ?? { ...part, path: [] };
  const around = there.get(part.parent);
  return around === undefined ? { ...part, kind: "file", path: [] } : nearest(around, here, there);
}
