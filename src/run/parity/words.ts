/** What a message of the peer quotes. */
export function quotedIn(message: string): readonly string[] {
  return [...message.matchAll(/"([^"]*)"/g)].map(([, word = ""]) => word);
}

/** Whether a message holds a word, which may be the end of a full name, but not of a word. */
export function speaksOf(message: string, word: string): boolean {
  return new RegExp(`(?<!\\w)${escaped(word)}(?![\\w.])`).test(message);
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
