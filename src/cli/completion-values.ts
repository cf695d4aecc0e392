import { formats } from "../report/format.ts";
import { visible } from "../report/visible.ts";
import type { Surroundings } from "../source/repository.ts";

/** What a shell may put in the place of a word. */
export interface Completion {
  /** `files`: a path, which shells complete themselves; `open`: more may follow without a space. */
  readonly kind: "files" | "words" | "open";
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly word: string;
  /** One line; empty where there is nothing to say. */
  readonly about: string;
}

/** The candidates that begin as the word does. */
export function wordsOf(candidates: readonly Candidate[], start: string): Completion {
  const fitting = candidates.filter(({ word }) => word.startsWith(start));
  return { kind: "words", candidates: fitting };
}

/** What may stand for a placeholder of a usage line, such as `source`; a path if it says nothing. */
export async function placeholderValues(
  placeholder: string,
  value: string,
  surroundings: Surroundings,
): Promise<Completion> {
  switch (placeholder) {
    case "source":
      return await sources(value, surroundings);
    case "list":
      return await lists(value);
    case "rule":
      return wordsOf(await ruleIds(), value);
    case "name[=file]":
      return value.includes("=") ? files : wordsOf(formatNames(), value);
    case "count":
    case "range":
    case "command":
      return { kind: "words", candidates: [] };
    default:
      return files;
  }
}

const files: Completion = { kind: "files", candidates: [] };

function formatNames(): readonly Candidate[] {
  return Object.entries(formats).map(([word, about]) => ({ word, about: `for ${about}` }));
}

/** A name that looks like another one, or acts on the terminal, is not offered. */
async function sources(value: string, surroundings: Surroundings): Promise<Completion> {
  if (/^\.{0,2}\//.test(value)) return files;
  const { refNames } = await import("../source/ref-names.ts");
  const names = (await refNames(surroundings))
    .filter((name) => visible(name) === name)
    .map((word) => ({ word, about: "" }));
  const base = "merge-base:";
  if (value.startsWith(base)) {
    const bases = names.map(({ word, about }) => ({ word: base + word, about }));
    return wordsOf(bases, value);
  }
  const { candidates } = wordsOf([...places, ...names], value);
  // What ends in a colon wants more behind it.
  const isOpen = candidates.length === 1 && candidates[0]?.word.endsWith(":") === true;
  return { kind: isOpen ? "open" : "words", candidates };
}

const places: readonly Candidate[] = [
  { word: "HEAD", about: "the commit that is checked out" },
  { word: ":index", about: "what is staged" },
  { word: ":worktree", about: "what is in the work tree" },
  { word: "tag:", about: "the newest reachable tag" },
  { word: "merge-base:", about: "where a branch was left" },
];

/** Names separated by commas: the last one is completed, and none is offered twice. */
async function lists(value: string): Promise<Completion> {
  const split = value.lastIndexOf(",") + 1;
  const given = value.slice(0, split).split(",");
  const all = [...(await categories()), ...(await ruleIds())];
  const candidates = all
    .filter(({ word }) => !given.includes(word))
    .map(({ word, about }) => ({ word: value.slice(0, split) + word, about }));
  return wordsOf(candidates, value);
}

async function ruleIds(): Promise<readonly Candidate[]> {
  const { rules } = await import("../../rules/index.ts");
  return rules.map(({ id, what }) => ({ word: id, about: what }));
}

async function categories(): Promise<readonly Candidate[]> {
  const [{ rules }, { groupsOf }] = await Promise.all([
    import("../../rules/index.ts"),
    import("../report/group.ts"),
  ]);
  return groupsOf(rules).map(({ category, guards }) => ({ word: category, about: guards }));
}
