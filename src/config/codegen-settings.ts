import type { CodegenRule } from "../check/codegen-rule.ts";
import type { ToolId } from "../check/tool.ts";
import { isBelow } from "../policy/path-filter.ts";
import type { Policy } from "../policy/policy.ts";
import type { Note } from "../text/problem.ts";
import { codegenSection } from "./codegen-section.ts";
import type { Declaration, OwnDeclaration } from "./declaration.ts";
import { pathPattern } from "./path-pattern.ts";
import type { RuleFlags } from "./section.ts";
import type { Word } from "./yaml/fields.ts";

/** What the configuration files say of generated code. */
export interface CodegenSettings {
  readonly policy: Policy;
  readonly expected: readonly {
    readonly tool: ToolId;
    readonly version: Word;
    readonly scope: string;
  }[];
  /** Whether a path is left out; undefined: no file that governs it says. */
  readonly isExcluded: (path: string) => boolean | undefined;
  readonly mayBeGenerated: (path: string) => boolean;
  readonly notes: readonly Note[];
}

/** Throws a UsageError for names of rules that are not known. */
export function codegenSettings(
  declarations: readonly Declaration[],
  rules: readonly CodegenRule[],
  flags: RuleFlags,
): CodegenSettings {
  const own = declarations.filter((each) => each.kind === "own");
  const areas = own.map((each) => areaOf(each, rules, flags));
  /** Those that speak of a path, the nearest first. */
  const around = (path: string) =>
    areas
      .filter(({ folder }) => isBelow(path, folder))
      .toSorted((one, other) => other.folder.length - one.folder.length);
  return {
    policy: {
      layers: [
        areas.map(({ folder, section }) => ({ folder, section, scopes: undefined, excludes: [] })),
      ],
      otherwise: codegenSection(undefined, "", rules, flags).section,
    },
    expected: areas.flatMap(({ expected, folder }) =>
      expected.map((pin) => ({ ...pin, scope: folder })),
    ),
    isExcluded(path) {
      const all = around(path);
      // What a file further up leaves out stays out, with the configuration in it.
      if (all.some(({ excludes }) => excludes?.some((each) => each.matches(path)))) return true;
      return all[0]?.excludes === undefined ? undefined : false;
    },
    mayBeGenerated: (path) =>
      around(path)[0]?.generated?.some((each) => each.matches(path)) ?? true,
    notes: areas.flatMap(({ notes }) => notes),
  };
}

function areaOf(
  { folder, codegen }: OwnDeclaration,
  rules: readonly CodegenRule[],
  flags: RuleFlags,
) {
  const patternOf = (word: Word) => pathPattern(word, folder);
  return {
    folder,
    expected: codegen?.pins ?? [],
    excludes: codegen?.excludes?.map(patternOf),
    generated: codegen?.generated?.map(patternOf),
    ...codegenSection(codegen, folder, rules, flags),
  };
}
