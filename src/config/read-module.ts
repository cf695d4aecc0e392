import type { Dialect } from "../policy/rule-names.ts";
import { UsageError } from "../text/errors.ts";
import type { Tree } from "../text/tree/tree.ts";
import type { ModuleDeclaration } from "./declaration.ts";
import { pathIn } from "./path-in.ts";
import { readBreaking } from "./read-breaking.ts";
import { type Fields, type Word, wordOf, wordsOf } from "./yaml/fields.ts";

/**
 * An item of `modules`, its fields read by the caller, who knows which there may be; without a path
 * the folder itself. Throws a UsageError for includes and excludes outside of the module.
 */
export function readModule(
  node: Tree,
  fields: Fields<"path" | "includes" | "excludes" | "breaking">,
  folder: string,
  dialect: Dialect,
): ModuleDeclaration {
  const path = fields.get("path")?.value;
  const word = path === undefined || path.kind === "nothing" ? undefined : wordOf(path, '"path"');
  const at = word?.at ?? node.at;
  const own = word === undefined ? folder : pathIn(folder, word);
  const includes = wordsOf(fields.get("includes"), '"includes"');
  const excludes = wordsOf(fields.get("excludes"), '"excludes"');
  if (dialect !== "own")
    for (const each of [...includes, ...excludes]) requireWithin(each, own, folder);
  return {
    folder: own,
    prefix: "",
    at,
    includes,
    excludes,
    breaking: readBreaking(fields.get("breaking"), dialect),
  };
}

/** As buf says, a folder of a module that is outside of it is a mistake. */
function requireWithin(word: Word, module: string, folder: string): void {
  const path = pathIn(folder, word);
  if (module === "" || path.startsWith(`${module}/`)) return;
  const hint = `paths start at the folder of buf.yaml: "${module}/..."`;
  throw new UsageError(`"${word.text}" is not inside of the module "${module}"`, hint, word.at);
}
