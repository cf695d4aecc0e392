import type { Rule, Severity } from "../check/rule.ts";
import { bufDefault } from "../policy/buf-rules.ts";
import { type Dialect, type RuleNames, ruleNames } from "../policy/rule-names.ts";
import type { BreakingDeclaration } from "./declaration.ts";
import type { OwnBreaking } from "./own-file.ts";
import { pathIn } from "./path-in.ts";
import { plainPath } from "./path-pattern.ts";
import { sectionFrom } from "./section.ts";
import { writtenPath } from "./written-path.ts";
import type { Word } from "./yaml/fields.ts";

/** A `breaking` section of a buf.yaml, or none, and where its paths start from. */
export interface BufSection {
  readonly dialect: Dialect;
  readonly breaking: BreakingDeclaration | undefined;
  readonly base: string;
  /** Which paths of it mean something for the files that are judged. */
  isMeant(path: string): boolean;
  /** The folder of the proto-compat.yaml. */
  readonly target: string;
}

/**
 * The same in our own words. The rules that it uses are errors there, and those that buf does not have
 * are warnings, so that is said here. Rules of plugins are left out.
 */
export function breakingFromBuf(section: BufSection, rules: readonly Rule[]): OwnBreaking {
  const { breaking, base, target } = section;
  const running = severitiesOf(section, rules);
  const written = (words: readonly Word[]) =>
    words
      .filter((word) => section.isMeant(pathIn(base, word)))
      .map((word) => writtenPath(word, { base, target }));
  const ignore = written(breaking?.ignore ?? []);
  const ignoreOnly = ignoreOnlyOf(section, running, written, rules);
  return {
    ...rulesOf(running, usedWords(breaking), ruleNames(rules, "own")),
    ...(ignore.length === 0 ? {} : { ignore }),
    ...(Object.keys(ignoreOnly).length === 0 ? {} : { ignore_only: ignoreOnly }),
    ...(breaking?.ignoreUnstablePackages?.value === true ? { ignore_unstable_packages: true } : {}),
  };
}

type Severities = ReturnType<typeof severitiesOf>;

function severitiesOf({ dialect, breaking, base }: BufSection, rules: readonly Rule[]) {
  const flags = { use: undefined, except: undefined };
  const patternOf = (word: Word) => plainPath(word, base);
  return sectionFrom(breaking, { dialect, patternOf, hasPlugins: true, rules, flags }).section
    .rules;
}

function usedWords(breaking: BreakingDeclaration | undefined): readonly string[] {
  const use = (breaking?.use ?? []).map(({ text }) => text);
  return use.length === 0 ? [bufDefault] : use;
}

/** Where nothing runs, one category is named and switched off: our own files cannot say "none". */
function rulesOf(
  running: Severities,
  used: readonly string[],
  names: RuleNames,
): Pick<OwnBreaking, "use" | "except" | "severity"> {
  if (running.size === 0) return { use: [ours], severity: [{ level: "off", rules: [ours] }] };
  const idsOf = (severity: Severity) =>
    new Set([...running].filter(([, each]) => each === severity).map(([id]) => id));
  const errors = wordsFor(idsOf("error"), used, names);
  const warnings = wordsFor(idsOf("warning"), [ours], names);
  const all = [...errors, ...warnings];
  const meant = new Set(all.flatMap((word) => [...(names.meaningOf(word) ?? [])]));
  const except = [...meant].filter((id) => !running.has(id));
  const levels = [
    { level: "error", rules: errors },
    { level: "warning", rules: warnings },
  ] as const;
  return {
    use: all,
    ...(except.length === 0 ? {} : { except }),
    severity: levels.filter((each) => each.rules.length > 0),
  };
}

/** The category of the rules that buf does not have. */
const ours = "HISTORY";

/** These ids, by those of the words that stand mostly for them, and the rest by themselves. */
function wordsFor(
  ids: ReadonlySet<string>,
  candidates: readonly string[],
  names: RuleNames,
): readonly string[] {
  const words = [...new Set(candidates)].filter((word) => {
    const meaning = [...(names.meaningOf(word) ?? [])];
    const hits = meaning.filter((id) => ids.has(id)).length;
    return names.replacementsOf(word) === undefined && hits > 0 && hits * 2 >= meaning.length;
  });
  const meant = new Set(words.flatMap((word) => [...(names.meaningOf(word) ?? [])]));
  return [...words, ...[...ids].filter((id) => !meant.has(id))];
}

/** For the rules that run; what is ignored for others means nothing. */
function ignoreOnlyOf(
  { breaking, dialect }: BufSection,
  running: Severities,
  written: (words: readonly Word[]) => readonly string[],
  rules: readonly Rule[],
): Readonly<Record<string, readonly string[]>> {
  const [theirs, own] = [ruleNames(rules, dialect), ruleNames(rules, "own")];
  const paths = new Map<string, readonly string[]>();
  for (const { rule, paths: words } of breaking?.ignoreOnly ?? []) {
    const meant = [...(theirs.meaningOf(rule.text) ?? [])].filter((id) => running.has(id));
    const below = written(words);
    if (below.length === 0) continue;
    for (const word of wordsFor(new Set(meant), sameHere(rule.text, meant, own, running), own)) {
      paths.set(word, [...new Set([...(paths.get(word) ?? []), ...below])]);
    }
  }
  return Object.fromEntries(paths);
}

/** The word itself, if it means the same of the rules that run. */
function sameHere(
  word: string,
  meant: readonly string[],
  own: RuleNames,
  running: Severities,
): readonly string[] {
  const here = [...(own.meaningOf(word) ?? [])].filter((id) => running.has(id));
  return here.length === meant.length && here.every((id) => meant.includes(id)) ? [word] : [];
}
