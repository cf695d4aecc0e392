import { UsageError } from "../../text/errors.ts";
import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";
import type { Tree, TreeEntry } from "../../text/tree/tree.ts";

/** A word of a configuration and where it stands. */
export interface Word {
  readonly text: string;
  readonly at: Span;
}

/** The entries of a mapping that has no other keys than these. */
export interface Fields<K extends string> {
  get(key: K): TreeEntry | undefined;
}

/**
 * The entries of a mapping that may have only these keys; `what` names it in messages. A value left
 * out has none. Throws a UsageError for anything else than a mapping, and for other keys.
 */
export function fieldsOf<const K extends string>(
  node: Tree,
  what: string,
  keys: readonly K[],
): Fields<K> {
  const fields = new Map<K, TreeEntry>();
  if (node.kind === "nothing") return fields;
  if (node.kind !== "mapping") {
    throw new UsageError(`${what} must be a mapping, not ${nameOf(node)}`, listOf(keys), node.at);
  }
  for (const [key, entry] of node.entries) {
    const known = keys.find((candidate) => candidate === key);
    if (known === undefined) throw unknownKey(key, what, keys, entry.at);
    fields.set(known, entry);
  }
  return fields;
}

function unknownKey(key: string, what: string, keys: readonly string[], at: Span): UsageError {
  const near = nearest(key.toLowerCase(), keys);
  const hint = near === undefined ? listOf(keys) : `did you mean "${near}"? ${listOf(keys)}`;
  return new UsageError(`unknown key "${key}" in ${what}`, hint, at);
}

/** Throws a UsageError for a list or a mapping. */
export function wordOf(node: Tree, what: string): Word {
  if (node.kind !== "word" || node.text === "") {
    throw new UsageError(`${what} must be a word, not ${nameOf(node)}`, undefined, node.at);
  }
  return { text: node.text, at: node.at };
}

/** The words of a list; none where it is left out. Throws a UsageError for anything else. */
export function wordsOf(entry: TreeEntry | undefined, what: string): readonly Word[] {
  return itemsOf(entry, what).map((item) => wordOf(item, `each of ${what}`));
}

/** The items of a list; none where it is left out. Throws a UsageError for anything else. */
export function itemsOf(entry: TreeEntry | undefined, what: string): readonly Tree[] {
  if (entry === undefined || entry.value.kind === "nothing") return [];
  const { value } = entry;
  if (value.kind === "list") return value.items;
  const hint = value.kind === "word" ? `write [${value.text}]` : undefined;
  throw new UsageError(`${what} must be a list, not ${nameOf(value)}`, hint, value.at);
}

export interface Flag {
  readonly value: boolean;
  readonly at: Span;
}

/** Undefined where it is left out. Throws a UsageError for anything but true and false. */
export function flagOf(entry: TreeEntry | undefined, what: string): Flag | undefined {
  if (entry === undefined || entry.value.kind === "nothing") return undefined;
  const { value } = entry;
  if (value.kind === "word" && value.type === "boolean") {
    return { value: value.text.toLowerCase() === "true", at: value.at };
  }
  throw new UsageError(`${what} must be true or false, not ${nameOf(value)}`, undefined, value.at);
}

/** The one of these words that a value is. Throws a UsageError for any other. */
export function oneOf<const T extends string>(
  entry: TreeEntry | undefined,
  what: string,
  choices: readonly T[],
): { readonly value: T; readonly at: Span } | undefined {
  if (entry === undefined || entry.value.kind === "nothing") return undefined;
  const { text, at } = wordOf(entry.value, what);
  const value = choices.find((choice) => choice === text);
  if (value !== undefined) return { value, at };
  // Of two short words each is near the other.
  const near = text.length < 4 ? undefined : nearest(text.toLowerCase(), choices);
  const hint = near === undefined ? undefined : `did you mean "${near}"?`;
  const all = choices.map((choice) => `"${choice}"`);
  throw new UsageError(`${what} must be ${alternatives(all)}, not "${text}"`, hint, at);
}

function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function listOf(keys: readonly string[]): string {
  return keys.length === 1 ? `the only key is ${keys[0]}` : `the keys are ${keys.join(", ")}`;
}

function nameOf(node: Tree): string {
  switch (node.kind) {
    case "mapping":
      return "a mapping";
    case "list":
      return "a list";
    case "nothing":
      return "empty";
    case "word":
      return node.text === "" ? "empty" : `"${node.text}"`;
  }
}
