/** A statement begins with it. */
export type Word = "import" | "package";

/** A line of a file that holds such a word. */
export interface WordLine {
  readonly path: string;
  readonly line: string;
}

/** The lines of a file that hold the word: those that `git grep -F -w` finds. */
export function* wordLines(path: string, content: Uint8Array, word: Word): Iterable<WordLine> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  const whole = word === "import" ? /\bimport\b/ : /\bpackage\b/;
  for (let at = bytes.indexOf(word); at >= 0; ) {
    const start = bytes.lastIndexOf("\n", at) + 1;
    const lineFeed = bytes.indexOf("\n", at);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    const line = bytes.toString("utf8", start, end);
    if (whole.test(line)) yield { path, line };
    at = bytes.indexOf(word, end);
  }
}

/** Whether it is nothing else than a comment, unless it stands in a block comment and ends it. */
export function isComment(line: string): boolean {
  return /^\s*\/\/(?!.*\*\/)/s.test(line);
}
