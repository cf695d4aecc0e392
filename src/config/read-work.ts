import { isBelow } from "../policy/path-filter.ts";
import { UsageError } from "../text/errors.ts";
import { readYaml } from "../text/tree/read-yaml.ts";
import type { WorkDeclaration } from "./declaration.ts";
import { pathIn } from "./path-in.ts";
import { fieldsOf, oneOf, wordsOf } from "./yaml/fields.ts";

/**
 * The modules that a buf.work.yaml makes one workspace. Throws a UsageError with the place of what
 * buf refuses, too: none, one twice, one inside of another, its own folder.
 */
export function readWork(path: string, folder: string, text: string): WorkDeclaration {
  const node = readYaml(path, text);
  const fields = fieldsOf(node, "buf.work.yaml", ["version", "directories"]);
  if (oneOf(fields.get("version"), '"version"', ["v1"]) === undefined) {
    throw new UsageError('"version" is not set', 'add "version: v1"', node.at);
  }
  const words = wordsOf(fields.get("directories"), '"directories"');
  const directories = words.map((word) => {
    return { folder: pathIn(folder, word), prefix: "", at: word.at, text: word.text };
  });
  if (directories.length === 0) {
    const at = fields.get("directories")?.at ?? node.at;
    throw new UsageError('"directories" is empty', "name the folders of the modules", at);
  }
  for (const [index, { folder: own, text: written, at }] of directories.entries()) {
    if (own === folder)
      throw new UsageError('"." is no module of its own workspace', undefined, at);
    const other = directories.slice(0, index).find((each) => overlaps(each.folder, own));
    if (other === undefined) continue;
    throw new UsageError(`"${written}" overlaps with "${other.text}"`, undefined, at);
  }
  return { kind: "work", path, folder, directories };
}

function overlaps(one: string, other: string): boolean {
  return isBelow(one, other) || isBelow(other, one);
}
