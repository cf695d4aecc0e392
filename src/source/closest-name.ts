/**
 * The name that someone who wrote `wanted` most likely meant: the same behind a remote's name
 * ("origin/main" for "main"), else the one with the fewest edits, if they are few.
 */
export function closestName(wanted: string, names: readonly string[]): string | undefined {
  const behindRemote = names.find((name) => name.endsWith(`/${wanted}`));
  if (behindRemote !== undefined) return behindRemote;
  let best: { readonly name: string; readonly edits: number } | undefined;
  const most = Math.max(1, Math.floor((wanted.split("/").at(-1)?.length ?? 0) / 3));
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) > most) continue;
    const edits = editsBetween(wanted.toLowerCase(), name.toLowerCase());
    if (edits <= most && edits < (best?.edits ?? most + 1)) best = { name, edits };
  }
  return best?.name;
}

/** Insertions, deletions, replacements, and swaps of neighbours (optimal string alignment). */
function editsBetween(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      const edits = [
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      ];
      if (row > 1 && column > 1 && isSwap) edits.push((beforeLast[column - 2] ?? 0) + 1);
      current.push(Math.min(...edits));
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}
