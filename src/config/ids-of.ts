import type { RuleWords } from "../check/rule.ts";
import { bufRules } from "../policy/buf-rules.ts";
import type { RuleNames } from "../policy/rule-names.ts";
import { UsageError } from "../text/errors.ts";
import type { Note } from "../text/problem.ts";
import type { Word } from "./yaml/fields.ts";

export interface NameReader {
  readonly names: RuleNames;
  readonly rules: readonly RuleWords[];
  /** Whether names that nobody knows may be those of plugins. */
  readonly hasPlugins: boolean;
  /** Takes what is to be said of the names. */
  readonly notes: Note[];
}

/** The ids that words stand for. Throws a UsageError for a word that is not known. */
export function idsOf(words: readonly Word[], reader: NameReader): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const word of words) {
    const meaning = reader.names.meaningOf(word.text);
    if (meaning === undefined) tellUnknown(word, reader);
    const replacements = reader.names.replacementsOf(word.text);
    if (replacements !== undefined) reader.notes.push(deprecationNote(word, replacements));
    for (const id of meaning ?? []) ids.add(id);
  }
  return ids;
}

function tellUnknown(word: Word, reader: NameReader): void {
  const { text, at } = word;
  const { dialect } = reader.names;
  const near = reader.names.nearestTo(text);
  const guess = near === undefined ? "" : `did you mean "${near}"? `;
  if (reader.hasPlugins) {
    const message = `"${text}" is taken for a rule of a plugin, which is not run here`;
    reader.notes.push({ kind: "configuration", message, path: at.path, start: at.start });
    return;
  }
  if (dialect === "own") {
    const hint = `${guess}"proto-compat rules" lists them`;
    throw new UsageError(`"${text}" is not a rule or a category`, hint, at);
  }
  const elsewhere = homeOf(text, reader.rules);
  const hint = elsewhere ?? (guess === "" ? undefined : guess.trim());
  throw new UsageError(`"${text}" is not a rule or a category of buf.yaml ${dialect}`, hint, at);
}

/** Where a name that a version does not have is known. */
function homeOf(name: string, rules: readonly RuleWords[]): string | undefined {
  const { rules: known, categories } = bufRules("v2");
  if (known.has(name) || categories.has(name)) return "version v2 has it";
  const isOurs = rules.some(
    ({ id, categories: own }) => id === name || own.some((category) => category === name),
  );
  return isOurs ? "buf does not know it: name it in a proto-compat.yaml" : undefined;
}

function deprecationNote({ text, at }: Word, replacements: readonly string[]): Note {
  const instead =
    replacements.length === 0 ? "it does nothing" : `it means ${replacements.join(", ")}`;
  const message = `"${text}" is a deprecated id: ${instead}`;
  return { kind: "configuration", message, path: at.path, start: at.start };
}
