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

/** The numbers of `ranges` that are not in `others`, merged. */
export function subtractRanges(
  ranges: readonly NumberRange[],
  others: readonly NumberRange[],
): readonly NumberRange[] {
  let left = mergeRanges(ranges);
  for (const other of others) left = left.flatMap((range) => without(range, other));
  return left;
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

function without(range: NumberRange, other: NumberRange): readonly NumberRange[] {
  const below = { first: range.first, last: Math.min(range.last, other.first - 1) };
  const above = { first: Math.max(range.first, other.last + 1), last: range.last };
  return [below, above].filter((part) => part.first <= part.last);
}
