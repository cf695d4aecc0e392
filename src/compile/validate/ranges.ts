/** Numbers from `start` to before `end`, and where they are written. */
export interface NumberRange {
  readonly start: number;
  readonly end: number;
  readonly kind: "reserved" | "extension";
  readonly path: readonly number[];
}

/** By start. */
export function sortedRanges(ranges: readonly NumberRange[]): readonly NumberRange[] {
  return ranges.toSorted((one, other) => one.start - other.start || one.end - other.end);
}

/** Neighbours that share a number, of ranges that are sorted: what stands later in the file first. */
export function overlaps(
  sorted: readonly NumberRange[],
): readonly (readonly [NumberRange, NumberRange])[] {
  const pairs: (readonly [NumberRange, NumberRange])[] = [];
  let [widest] = sorted;
  for (const range of sorted.slice(1)) {
    if (widest !== undefined && range.start < widest.end) pairs.push([range, widest]);
    if (widest === undefined || range.end > widest.end) widest = range;
  }
  return pairs;
}

/** The range that holds a number, of sorted ranges that do not overlap; by bisection. */
export function rangeWith(number: number, sorted: readonly NumberRange[]): NumberRange | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = sorted[middle];
    if (range === undefined || range.start > number) high = middle;
    else low = middle + 1;
  }
  const range = sorted[low - 1];
  return range !== undefined && number < range.end ? range : undefined;
}

/** `5`, `2 to 4` or `100 to max`. `highest` is the last number that there can be. */
export function rangeText({ start, end }: NumberRange, highest: number): string {
  if (end === start + 1) return String(start);
  return `${start} to ${end > highest ? "max" : end - 1}`;
}
