import { type AreaContext, type DeclaredArea, declaredModule, rootsOf } from "./area.ts";
import type { BreakingDeclaration, OwnDeclaration } from "./declaration.ts";
import { pathPattern } from "./path-pattern.ts";
import { sectionFrom } from "./section.ts";
import type { Word } from "./yaml/fields.ts";

/** What a proto-compat.yaml makes of its folder. Throws a UsageError for names that are not known. */
export function ownArea(declaration: OwnDeclaration, context: AreaContext): DeclaredArea {
  const { folder, path, modules, roots, breaking, excludes } = declaration;
  const patternOf = (word: Word) => pathPattern(word, folder);
  const section = (some: BreakingDeclaration | undefined) =>
    some === undefined
      ? undefined
      : sectionFrom(some, { dialect: "own", patternOf, hasPlugins: false, ...context });
  const declared = modules?.map((module) =>
    declaredModule(module, section(module.breaking), { path }, patternOf),
  );
  const outside = section(breaking);
  return {
    declaration,
    area: {
      folder,
      section: outside?.section,
      scopes: declared?.map(({ scope }) => scope),
      excludes: excludes.map(patternOf),
    },
    roots: rootsOf(modules ?? roots ?? []),
    section: outside,
    modules: declared ?? [],
    notes: [],
  };
}
