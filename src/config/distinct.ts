import { UsageError } from "../text/errors.ts";
import type { ModuleDeclaration, RootDeclaration } from "./declaration.ts";
import type { Word } from "./yaml/fields.ts";

/**
 * Throws a UsageError for a folder that is listed twice. Two modules may share one if they divide it
 * by what they include and exclude.
 */
export function requireDistinct(roots: readonly (RootDeclaration | ModuleDeclaration)[]): void {
  const seen = new Map<string, RootDeclaration | ModuleDeclaration>();
  for (const root of roots) {
    const key = keyOf(root);
    const first = seen.get(key);
    if (first !== undefined) {
      const hint = first.at && `it is in line ${first.at.start.line} already`;
      throw new UsageError(`"${root.folder || "."}" is listed twice`, hint, root.at);
    }
    seen.set(key, root);
  }
}

function keyOf(root: RootDeclaration | ModuleDeclaration): string {
  const { folder, prefix } = root;
  if (!("includes" in root)) return JSON.stringify([folder, prefix]);
  return JSON.stringify([folder, prefix, textsOf(root.includes), textsOf(root.excludes)]);
}

function textsOf(words: readonly Word[]): readonly string[] {
  return words.map(({ text }) => text);
}
