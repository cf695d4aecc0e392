import { brackets, hostileBytes, importPaths, syntaxes, words } from "./vocabulary.ts";

/** Where a mutation applies, in numbers that fit the text. */
export interface Place {
  readonly text: string;
  readonly at: number;
  /** Another offset into the text. */
  readonly other: number;
  /** Chooses among what there is. */
  readonly from: number;
  readonly size: number;
  /** Another real file. */
  readonly donor: string;
  /** The paths of the set. */
  readonly paths: readonly string[];
}

type Mutator = (place: Place) => string;

const byBytes = {
  changeByte: ({ text, at, from }) => spliced(text, at, at + 1, String.fromCharCode(from % 256)),
  deleteBytes: ({ text, at, size }) => spliced(text, at, at + 1 + (size % 16), ""),
  insertBytes: ({ text, at, from }) => spliced(text, at, at, chosen(hostileBytes, from)),
  truncate: ({ text, at }) => text.slice(0, at),
} satisfies Readonly<Record<string, Mutator>>;

const byTokens = {
  deleteToken: ({ text, at }) => replaced(text, at, ""),
  repeatToken: ({ text, at, size }) =>
    replaced(text, at, `${tokenIn(text, at)} `.repeat(2 + (size % 3))),
  replaceToken: ({ text, at, from }) => replaced(text, at, chosen(words, from)),
  insertWord: ({ text, at, from }) =>
    spliced(text, tokenAt(text, at).end, tokenAt(text, at).end, ` ${chosen(words, from)} `),
  copyToken: ({ text, at, other }) => replaced(text, at, tokenIn(text, other)),
  borrowToken: ({ text, at, donor, size }) =>
    replaced(text, at, tokenIn(donor, size % donor.length)),
  replaceNumber: ({ text, at, from }) => {
    const start = text.slice(at).search(/\d/) + at;
    return start < at ? text : replaced(text, start, chosen(numbers, from));
  },
  renameEverywhere: ({ text, at, other, from }) => {
    const name = tokenIn(text, at);
    const newName = from % 3 === 0 ? chosen(words, from) : tokenIn(text, other);
    return /^\w+$/.test(name) ? text.replaceAll(name, () => newName) : text;
  },
} satisfies Readonly<Record<string, Mutator>>;

const byLines = {
  deleteLines: ({ text, at, size }) => spliced(text, ...linesAt(text, at, size), ""),
  repeatLines: ({ text, at, size }) => {
    const [start, end] = linesAt(text, at, size);
    return spliced(text, end, end, text.slice(start, end));
  },
  copyLines: ({ text, at, other, size }) => {
    const [start] = linesAt(text, at, 0);
    return spliced(text, start, start, text.slice(...linesAt(text, other, size)));
  },
  borrowLines: ({ text, at, from, size, donor }) => {
    const [start] = linesAt(text, at, 0);
    return spliced(text, start, start, donor.slice(...linesAt(donor, from % donor.length, size)));
  },
  joinLines: ({ text, at }) => {
    const end = text.indexOf("\n", at);
    return end === -1 ? text : spliced(text, end, end + 1, "");
  },
  endLines: ({ text, from }) => text.replaceAll("\n", from % 3 === 0 ? "\r" : "\r\n"),
} satisfies Readonly<Record<string, Mutator>>;

const byNesting = {
  openOften: ({ text, at, from, size }) => {
    const [open] = chosen(brackets, from);
    return spliced(text, at, at, open.repeat(depthOf(size)));
  },
  nestDeeply: ({ text, at, from, size }) => {
    const [open, close] = chosen(brackets, from);
    const { end } = tokenAt(text, at);
    const depth = depthOf(size);
    return spliced(text, end, end, ` ${open.repeat(depth)}${close.repeat(depth)} `);
  },
  wrapLines: ({ text, at, from, size }) => {
    const [start, end] = linesAt(text, at, size);
    const [open, close] = chosen(brackets, from);
    return spliced(text, start, end, `${open}\n${text.slice(start, end)}${close}\n`);
  },
  deleteBrace: ({ text, at }) => {
    const found = text.slice(at).search(/[{}]/);
    return found === -1 ? text : spliced(text, at + found, at + found + 1, "");
  },
} satisfies Readonly<Record<string, Mutator>>;

const byStatements = {
  changeSyntax: ({ text, from }) =>
    text.replace(/^\s*(?:syntax|edition) *= *["'][^"'\n]*["'] *;|^/m, () => chosen(syntaxes, from)),
  insertImport: ({ text, at, from, size, paths }) => {
    const kind = chosen(["", "public ", "weak ", "option "], size);
    const path = chosen([...paths, ...paths, ...importPaths], from);
    const [start] = linesAt(text, at % Math.max(1, Math.min(text.length, 2000)), 0);
    return spliced(text, start, start, `import ${kind}"${path}";\n`);
  },
} satisfies Readonly<Record<string, Mutator>>;

/** What can be done to a text, by name. A text is a string of one character a byte. */
export const mutators = { ...byBytes, ...byTokens, ...byLines, ...byNesting, ...byStatements };

/** What can be done to a whole set of files. */
const setMutatorNames = ["deleteFile", "copyFile", "exchangeFiles"] as const;

export type TextMutatorName = keyof typeof mutators;

export type MutatorName = TextMutatorName | (typeof setMutatorNames)[number];

export const mutatorNames: readonly MutatorName[] = [
  ...Object.keys(mutators).filter(isTextMutator),
  ...setMutatorNames,
];

export function isTextMutator(name: string): name is TextMutatorName {
  return Object.hasOwn(mutators, name);
}

const numbers = words.filter((word) => /^-?\.?\d/.test(word));

/** One of a list that is not empty. */
export function chosen<T>(list: readonly T[], from: number): T {
  const item = list[from % list.length];
  if (item === undefined) throw new Error("nothing to choose from");
  return item;
}

function spliced(text: string, start: number, end: number, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

function replaced(text: string, at: number, token: string): string {
  const { start, end } = tokenAt(text, at);
  return spliced(text, start, end, token);
}

function tokenIn(text: string, at: number): string {
  const { start, end } = tokenAt(text, at);
  return text.slice(start, end);
}

/** The word around an offset, or the one character there. */
function tokenAt(text: string, at: number): { readonly start: number; readonly end: number } {
  let start = at;
  let end = at;
  while (/^[ \n]$/.test(text.charAt(start))) start++;
  if (!isWord(text, start)) return { start, end: start + 1 };
  end = start;
  while (start > 0 && isWord(text, start - 1)) start--;
  while (isWord(text, end)) end++;
  return { start, end };
}

function isWord(text: string, at: number): boolean {
  return /^\w$/.test(text.charAt(at));
}

/** From the start of the line of an offset to the end of one of the next 16. */
function linesAt(text: string, at: number, size: number): [start: number, end: number] {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  let end = start;
  for (let count = size % 16; count >= 0 && end < text.length; count--) {
    const found = text.indexOf("\n", end);
    end = found === -1 ? text.length : found + 1;
  }
  return [at === 0 ? 0 : start, end];
}

/** Mostly near the limits of 31 and 100 levels, sometimes thousands. */
function depthOf(size: number): number {
  const most = chosen([3, 30, 35, 100, 110, 12_000], size);
  return 1 + (Math.floor(size / 8) % most);
}
