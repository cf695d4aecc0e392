import type { PastLife } from "../schema/past.ts";

/** When something was there: `until 3f2a1bc (2021-03-04, first released in v1.2.0)`. */
export function pastWords({ introduced, removed, release, isUnreleased }: PastLife): string {
  const event = removed ?? introduced;
  const known = [
    event?.date,
    release === undefined ? undefined : `first released in ${release}`,
    isUnreleased ? "never released" : undefined,
  ].filter((word) => word !== undefined);
  const words = removed === undefined ? "in" : "until";
  return `${words} ${event?.commit.slice(0, 7) ?? "?"} (${known.join(", ")})`;
}
