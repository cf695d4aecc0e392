import type { RuleWords } from "../check/rule.ts";
import { nearest } from "../text/nearest.ts";
import { type BufVersion, bufRules } from "./buf-rules.ts";

/** Whose names these are: our own, or those of a version of buf.yaml. */
export type Dialect = "own" | BufVersion;

/** What the names of rules and categories in a configuration mean. */
export interface RuleNames {
  readonly dialect: Dialect;
  /** The ids that a name stands for, also of rules that are not checked here; undefined: unknown. */
  meaningOf(name: string): ReadonlySet<string> | undefined;
  /** What an id of old should be replaced by; undefined for every other name. */
  replacementsOf(name: string): readonly string[] | undefined;
  /** The name that was most likely meant. */
  nearestTo(name: string): string | undefined;
}

/**
 * In our own files a category is that of each rule; all ids of buf are known, too, so that none need
 * be taken out of a list that moves over. In a buf.yaml exactly its version's names are known.
 */
export function ruleNames(rules: readonly RuleWords[], dialect: Dialect): RuleNames {
  const peer = bufRules(dialect === "own" ? "v2" : dialect);
  const meanings = new Map<string, Set<string>>();
  const mean = (name: string, id: string) => {
    meanings.set(name, (meanings.get(name) ?? new Set()).add(id));
  };
  for (const [id, categories] of peer.rules) {
    for (const name of [id, ...categories]) mean(name, id);
  }
  if (dialect === "own") {
    for (const { id, categories } of rules) for (const name of [id, ...categories]) mean(name, id);
  }
  for (const [old, replacements] of peer.deprecated) {
    meanings.set(old, new Set(replacements.filter((id) => meanings.has(id))));
  }
  return {
    dialect,
    meaningOf: (name) => meanings.get(name),
    replacementsOf: (name) => peer.deprecated.get(name),
    nearestTo: (name) => nearest(name.toUpperCase().replaceAll("-", "_"), meanings.keys()),
  };
}
