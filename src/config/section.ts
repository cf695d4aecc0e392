import type { RuleWords, Severity } from "../check/rule.ts";
import { type BufVersion, bufDefault, bufRules } from "../policy/buf-rules.ts";
import type { Ignore, LevelChange, PathPattern, Section } from "../policy/policy.ts";
import { type Dialect, type RuleNames, ruleNames } from "../policy/rule-names.ts";
import { UsageError } from "../text/errors.ts";
import type { Note } from "../text/problem.ts";
import type { BreakingDeclaration } from "./declaration.ts";
import { idsOf, type NameReader } from "./ids-of.ts";
import type { Word } from "./yaml/fields.ts";

/** What a section is made with, beside its own words. */
export interface SectionContext {
  readonly dialect: Dialect;
  /** What its paths mean. */
  readonly patternOf: (word: Word) => PathPattern;
  /** Whether names that nobody knows may be those of plugins. */
  readonly hasPlugins: boolean;
  /** All rules that there are. */
  readonly rules: readonly RuleWords[];
  readonly flags: RuleFlags;
}

/** Ids from the command line, which replace what a configuration uses and excepts. */
export interface RuleFlags {
  readonly use: ReadonlySet<string> | undefined;
  readonly except: ReadonlySet<string> | undefined;
}

export interface SectionResult {
  readonly section: Section;
  /** What it was made of. */
  readonly breaking: BreakingDeclaration | undefined;
  readonly dialect: Dialect;
  readonly notes: readonly Note[];
}

/**
 * What a `breaking` section means; undefined: one that says nothing. In a buf.yaml the rules that it
 * uses are errors, as for buf, and those that buf does not have are warnings. Throws a UsageError
 * with the place of a name that is not known, and where no rule is left.
 */
export function sectionFrom(
  breaking: BreakingDeclaration | undefined,
  context: SectionContext,
): SectionResult {
  const reader: NameReader = {
    names: ruleNames(context.rules, context.dialect),
    rules: context.rules,
    hasPlugins: context.hasPlugins,
    notes: [],
  };
  const used = usedIds(breaking, context, reader);
  const notes = breaking === undefined ? [] : missingNotes(used, breaking, context);
  const mayBeNone = context.hasPlugins || breaking?.disableBuiltin?.value === true;
  if (used.size === 0 && !mayBeNone) {
    const hint = "name a rule to use that is not excepted";
    throw new UsageError("no rule is left to check", hint, breaking?.at);
  }
  return {
    section: {
      rules: severities(used, breaking, context),
      merge: context.dialect === "own" && !isNamed(breaking, context),
      ignores: breaking === undefined ? [] : ignoresOf(breaking, context, reader),
      ignoreUnstablePackages: breaking?.ignoreUnstablePackages?.value ?? false,
      levels: breaking === undefined ? [] : levelsOf(breaking, context, reader),
    },
    breaking,
    dialect: context.dialect,
    notes: [...reader.notes, ...notes],
  };
}

/** What is asked for and not done must not look like what is fine. */
function missingNotes(
  used: ReadonlySet<string>,
  { at }: BreakingDeclaration,
  { rules }: SectionContext,
): readonly Note[] {
  const here = new Set(rules.map(({ id }) => id));
  const missing = [...used].filter((id) => !here.has(id));
  if (missing.length === 0) return [];
  const message = `used, but not checked by this version: ${missing.join(", ")}`;
  return [{ kind: "configuration", message, path: at.path, start: at.start }];
}

/** Whether somebody said which rules: then each of them reports for itself. */
function isNamed(breaking: BreakingDeclaration | undefined, { flags }: SectionContext): boolean {
  return flags.use !== undefined || (breaking?.use.length ?? 0) > 0;
}

function usedIds(
  breaking: BreakingDeclaration | undefined,
  { dialect, rules, flags }: SectionContext,
  reader: NameReader,
): ReadonlySet<string> {
  const use = idsOf(breaking?.use ?? [], reader);
  const excepted = idsOf(breaking?.except ?? [], reader);
  if (dialect === "own") requireNoContradiction(breaking, reader.names);
  if (flags.use !== undefined) return without(flags.use, flags.except ?? new Set());
  if (breaking?.disableBuiltin?.value === true) return new Set();
  const chosen = (breaking?.use.length ?? 0) > 0 ? use : defaultIds(dialect, rules);
  return without(chosen, flags.except ?? excepted);
}

function defaultIds(dialect: Dialect, rules: readonly RuleWords[]): ReadonlySet<string> {
  if (dialect === "own") return new Set(rules.map(({ id }) => id));
  const all = [...bufRules(dialect).rules];
  return new Set(all.flatMap(([id, categories]) => (categories.includes(bufDefault) ? id : [])));
}

function without(ids: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...ids].filter((id) => !others.has(id)));
}

function requireNoContradiction(breaking: BreakingDeclaration | undefined, names: RuleNames): void {
  for (const { text, at } of breaking?.except ?? []) {
    const isId = names.meaningOf(text)?.has(text) === true;
    const used = breaking?.use.find((word) => word.text === text);
    if (!isId || used === undefined) continue;
    const hint = `take it out of one of them; it is used in line ${used.at.start.line}`;
    throw new UsageError(`"${text}" is both used and excepted`, hint, at);
  }
}

function severities(
  used: ReadonlySet<string>,
  breaking: BreakingDeclaration | undefined,
  { dialect, rules, flags }: SectionContext,
): ReadonlyMap<string, Severity | undefined> {
  const here = rules.map(({ id }) => id).filter((id) => used.has(id));
  if (dialect === "own") return new Map(here.map((id) => [id, undefined]));
  const ofBuf = bufRules(newest).rules;
  const bufs = new Map(
    here.map((id) => [id, ofBuf.has(id) ? ("error" as const) : ("warning" as const)]),
  );
  if (flags.use !== undefined || breaking?.disableBuiltin?.value === true) return bufs;
  for (const { id } of rules) {
    if (!ofBuf.has(id) && flags.except?.has(id) !== true) bufs.set(id, "warning");
  }
  return bufs;
}

const newest: BufVersion = "v2";

function ignoresOf(
  breaking: BreakingDeclaration,
  { patternOf }: SectionContext,
  reader: NameReader,
): readonly Ignore[] {
  const everywhere = breaking.ignore.map((word) => {
    return { rules: undefined, path: patternOf(word) };
  });
  const some = breaking.ignoreOnly.flatMap(({ rule, paths }) => {
    const rules = idsOf([rule], reader);
    return paths.map((word) => ({ rules, path: patternOf(word) }));
  });
  return [...everywhere, ...some];
}

function levelsOf(
  breaking: BreakingDeclaration,
  { patternOf }: SectionContext,
  reader: NameReader,
): readonly LevelChange[] {
  return breaking.severity.map(({ level, rules, paths }) => ({
    level,
    rules: rules.length === 0 ? undefined : idsOf(rules, reader),
    paths: paths.map(patternOf),
  }));
}
