import type { RuleWords } from "../check/rule.ts";
import type { Area, PathPattern, Scope } from "../policy/policy.ts";
import type { RootSet } from "../select/selection.ts";
import type { Note } from "../text/problem.ts";
import type { Declaration, ModuleDeclaration } from "./declaration.ts";
import type { RuleFlags, SectionResult } from "./section.ts";
import type { Word } from "./yaml/fields.ts";

export interface AreaContext {
  /** All rules that there are. */
  readonly rules: readonly RuleWords[];
  readonly flags: RuleFlags;
}

/** What one configuration file makes of its folder. */
export interface DeclaredArea {
  readonly declaration: Declaration;
  readonly area: Area;
  /** Empty where they are to be inferred. */
  readonly roots: RootSet;
  /** What judges what no module judges. */
  readonly section: SectionResult | undefined;
  readonly modules: readonly DeclaredModule[];
  readonly notes: readonly Note[];
}

export interface DeclaredModule {
  readonly module: ModuleDeclaration;
  /** The file that lists it, or that is its own. */
  readonly path: string;
  readonly scope: Scope;
  readonly section: SectionResult | undefined;
}

/** A module as a scope; `patternOf` says what its includes and excludes mean. */
export function declaredModule(
  module: ModuleDeclaration,
  section: SectionResult | undefined,
  file: { readonly path: string },
  patternOf: (word: Word) => PathPattern,
): DeclaredModule {
  const scope = {
    folder: module.folder,
    includes: module.includes.map(patternOf),
    excludes: module.excludes.map(patternOf),
    section: section?.section,
  };
  return { module, path: file.path, scope, section };
}

/** Each folder once: modules may share one. */
export function rootsOf(
  roots: readonly { readonly folder: string; readonly prefix: string }[],
): RootSet {
  const distinct = new Map(
    roots.map(({ folder, prefix }) => [`${folder}\n${prefix}`, { folder, prefix }]),
  );
  return [...distinct.values()];
}
