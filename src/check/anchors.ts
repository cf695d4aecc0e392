/** One line of two texts, by its index in each. */
export interface Anchor {
  readonly before: number;
  readonly after: number;
}

/**
 * The lines that stand once in each of two texts, without those that changed their order: the idea
 * of a "patience" diff. Both indexes rise. Takes time in proportion to the texts, nearly.
 */
export function anchors(before: readonly string[], after: readonly string[]): readonly Anchor[] {
  const others = uniqueLines(after);
  const common: Anchor[] = [];
  for (const [line, index] of uniqueLines(before)) {
    const other = others.get(line);
    if (other !== undefined) common.push({ before: index, after: other });
  }
  return longestRise(common);
}

/** In the order of the text. */
function uniqueLines(lines: readonly string[]): ReadonlyMap<string, number> {
  const unique = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (unique.has(line)) repeated.add(line);
    else unique.set(line, index);
  }
  for (const line of repeated) unique.delete(line);
  return unique;
}

interface Step {
  readonly anchor: Anchor;
  readonly previous: Step | undefined;
}

/** The longest subsequence in which `after` rises: patience sorting. */
function longestRise(common: readonly Anchor[]): readonly Anchor[] {
  const ends: Step[] = [];
  for (const anchor of common) {
    const length = countBelow(ends, anchor.after);
    ends[length] = { anchor, previous: ends[length - 1] };
  }
  const rise: Anchor[] = [];
  for (let step = ends.at(-1); step !== undefined; step = step.previous) rise.push(step.anchor);
  return rise.reverse();
}

/** How many runs end below a line; the ends ascend. */
function countBelow(ends: readonly Step[], line: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle]?.anchor.after ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
