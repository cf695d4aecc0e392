import type { CodegenRule } from "../check/codegen-rule.ts";
import type { CodegenDeclaration } from "./declaration.ts";
import { pathPattern } from "./path-pattern.ts";
import { type RuleFlags, type SectionResult, sectionFrom } from "./section.ts";
import type { Word } from "./yaml/fields.ts";

/** What a `codegen` section says of its rules; undefined: one that is not there. */
export function codegenSection(
  codegen: CodegenDeclaration | undefined,
  folder: string,
  rules: readonly CodegenRule[],
  flags: RuleFlags,
): SectionResult {
  const breaking =
    codegen === undefined
      ? undefined
      : { ...codegen, ignoreUnstablePackages: undefined, disableBuiltin: undefined };
  const patternOf = (word: Word) => pathPattern(word, folder);
  return sectionFrom(breaking, { dialect: "own", patternOf, hasPlugins: false, rules, flags });
}
