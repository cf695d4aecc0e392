import type { Line } from "./opened-text.ts";

/** How a language writes comments, and what may stand between them before its first code. */
export type CommentStyle = "slashes" | "rust" | "script" | "php" | "python" | "hash";

export interface Comment extends Line {
  /** Inside a block comment or a documentation string. */
  readonly isInBlock: boolean;
}

interface Marks {
  readonly line: readonly string[];
  readonly blocks: readonly (readonly [open: string, close: string])[];
  /** Lines that are neither comment nor code yet. */
  readonly skip: RegExp;
}

const slashBlocks = [["/*", "*/"]] as const;

const marksOf: { readonly [S in CommentStyle]: Marks } = {
  slashes: { line: ["//"], blocks: slashBlocks, skip: /^\s*$/ },
  rust: { line: ["//"], blocks: slashBlocks, skip: /^\s*$|^#!\[/ },
  script: { line: ["//"], blocks: slashBlocks, skip: /^\s*$|^#!|^["']use strict["'];?$/ },
  php: { line: ["//", "#"], blocks: slashBlocks, skip: /^\s*$|^<\?php\s*$/ },
  python: {
    line: ["#"],
    blocks: [
      ['"""', '"""'],
      ["'''", "'''"],
    ],
    skip: /^\s*$/,
  },
  hash: { line: ["#"], blocks: [], skip: /^\s*$/ },
};

/** The comments of a text before its first code: what a generator's own header can be among. */
export function commentsOf(lines: readonly Line[], style: CommentStyle): readonly Comment[] {
  const marks = marksOf[style];
  const comments: Comment[] = [];
  let close: string | undefined;
  for (const line of lines) {
    if (close !== undefined) {
      comments.push({ ...line, isInBlock: true });
      if (line.text.includes(close)) close = undefined;
      continue;
    }
    if (marks.line.some((mark) => line.text.startsWith(mark))) {
      comments.push({ ...line, isInBlock: false });
      continue;
    }
    const block = marks.blocks.find(([open]) => line.text.trimStart().startsWith(open));
    if (block === undefined) {
      if (marks.skip.test(line.text)) continue;
      return comments;
    }
    comments.push({ ...line, isInBlock: true });
    const [open, end] = block;
    if (!line.text.trimStart().slice(open.length).includes(end)) close = end;
  }
  return comments;
}
