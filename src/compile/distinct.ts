/** Whether each number is higher than the one before it, as most are, so that no two are the same. */
export function isAscending(list: readonly { readonly number: number }[]): boolean {
  let last = Number.NEGATIVE_INFINITY;
  for (const { number } of list) {
    if (number <= last) return false;
    last = number;
  }
  return true;
}

/** Whether no two texts are equal. */
export function areDistinct(texts: readonly string[]): boolean {
  if (texts.length > mostInPairs) return new Set(texts).size === texts.length;
  for (let later = 1; later < texts.length; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      if (texts[earlier] === texts[later]) return false;
    }
  }
  return true;
}

/** To compare so few with each other takes less time than to make a set. */
const mostInPairs = 8;
