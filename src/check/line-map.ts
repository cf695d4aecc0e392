import { type ChangeObject, diffArrays } from "diff";
import { anchors } from "./anchors.ts";

/**
 * For a declaration that stood on the lines `first` to `last` of the old text (from 1): the line of
 * the new text at which the first of them that was deleted is shown in a diff. Of lines that were
 * replaced, each is taken for the new one at the same place among them.
 */
export type LineMap = (first: number, last: number) => number;

/** Compares two texts by lines. */
export function lineMap(before: readonly string[], after: readonly string[]): LineMap {
  const newLines: number[] = [];
  const deleted: boolean[] = [];
  let next = 1;
  for (const { removed, added, same } of hunks(compare(before, after))) {
    for (let line = 0; line < removed; line++) {
      const successor = next + Math.min(line, Math.max(added - 1, 0));
      newLines.push(Math.min(successor, Math.max(after.length, 1)));
      deleted.push(true);
    }
    next += added;
    for (let line = 0; line < same; line++) {
      newLines.push(next++);
      deleted.push(false);
    }
  }
  return (first, last) => {
    const gone = deleted.indexOf(true, first - 1) + 1;
    return newLines[(gone > 0 && gone <= last ? gone : first) - 1] ?? 1;
  };
}

/** Lines that were replaced, and the ones behind them that stayed. */
interface Hunk {
  removed: number;
  added: number;
  same: number;
}

function hunks(stretches: readonly Stretch[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const { count, removed, added } of stretches) {
    let hunk = hunks.at(-1);
    if (hunk === undefined || (hunk.same > 0 && (removed || added))) {
      hunk = { removed: 0, added: 0, same: 0 };
      hunks.push(hunk);
    }
    if (removed) hunk.removed += count;
    else if (added) hunk.added += count;
    else hunk.same += count;
  }
  return hunks;
}

type Stretch = Pick<ChangeObject<unknown>, "count" | "added" | "removed">;

/** The time of an exact comparison grows with the square of the differences. */
const mostEdits = 1_000;

/** As git does, where the texts have enough in common; else between lines that both have once. */
function compare(before: readonly string[], after: readonly string[]): readonly Stretch[] {
  return exactly(before, after) ?? betweenAnchors(before, after);
}

function exactly(
  before: readonly string[],
  after: readonly string[],
): readonly Stretch[] | undefined {
  return diffArrays([...before], [...after], { maxEditLength: mostEdits });
}

function betweenAnchors(before: readonly string[], after: readonly string[]): readonly Stretch[] {
  const changes: Stretch[] = [];
  let was = 0;
  let is = 0;
  for (const anchor of [
    ...anchors(before, after),
    { before: before.length, after: after.length },
  ]) {
    const old = before.slice(was, anchor.before);
    const now = after.slice(is, anchor.after);
    changes.push(...(exactly(old, now) ?? replaced(old, now)));
    changes.push({ count: 1, added: false, removed: false });
    was = anchor.before + 1;
    is = anchor.after + 1;
  }
  return changes.slice(0, -1);
}

function replaced(before: readonly string[], after: readonly string[]): readonly Stretch[] {
  return [
    { count: before.length, added: false, removed: true },
    { count: after.length, added: true, removed: false },
  ];
}
