/** Numbers from `first` to `last`, both included. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

/** The same numbers in ascending order, in as few ranges as possible. */
export function mergeRanges(ranges: readonly NumberRange[]): readonly NumberRange[] {
  const merged: NumberRange[] = [];
  for (const range of ranges.toSorted((one, other) => one.first - other.first)) {
    const previous = merged.at(-1);
    if (previous === undefined || range.first > previous.last + 1) merged.push(range);
    else merged[merged.length - 1] = { ...previous, last: Math.max(previous.last, range.last) };
  }
  return merged;
}

/** The numbers of `ranges` that are not in `others`, merged. Takes one walk over both. */
export function subtractRanges(
  ranges: readonly NumberRange[],
  others: readonly NumberRange[],
): readonly NumberRange[] {
  const holes = mergeRanges(others);
  const left: NumberRange[] = [];
  let next = 0;
  for (const { first, last } of mergeRanges(ranges)) {
    let from = first;
    for (let hole = holes[next]; hole !== undefined && hole.first <= last; hole = holes[next]) {
      if (hole.first > from) left.push({ first: from, last: hole.first - 1 });
      from = Math.max(from, hole.last + 1);
      // A hole that reaches further may also cut the next range.
      if (hole.last > last) break;
      next++;
    }
    if (from <= last) left.push({ first: from, last });
  }
  return left;
}

/** What each range lost, of ranges that are merged; those that lost nothing are left out. */
export function losses(
  before: readonly NumberRange[],
  after: readonly NumberRange[],
): readonly { readonly range: NumberRange; readonly lost: readonly NumberRange[] }[] {
  const parts = subtractRanges(before, after);
  let next = 0;
  return before.flatMap((range) => {
    const start = next;
    // Both ascend, and each part lies in one range.
    while ((parts[next]?.first ?? Number.POSITIVE_INFINITY) <= range.last) next++;
    return next === start ? [] : [{ range, lost: parts.slice(start, next) }];
  });
}

/** Whether a number lies in one of the ranges. */
export function inRanges(ranges: readonly NumberRange[], number: number): boolean {
  return ranges.some((range) => range.first <= number && number <= range.last);
}

/** As it is written in a `reserved` statement: `5`, `5 to 9`, `100 to max`. */
export function rangeWords(range: NumberRange, largest: number): string {
  if (range.first === range.last) return `${range.first}`;
  return `${range.first} to ${range.last >= largest ? "max" : range.last}`;
}
