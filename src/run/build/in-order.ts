import type { ImageFile } from "../../image/image.ts";

/** The files by name, but each after those that it depends on. They must not depend in a circle. */
export function inOrder(files: ReadonlyMap<string, ImageFile>): readonly ImageFile[] {
  const ordered = new Set<ImageFile>();
  const open: string[] = [...files.keys()].sort().reverse();
  const entered = new Set<string>();
  // Without recursion, as chains of imports can be long.
  for (let name = open.at(-1); name !== undefined; name = open.at(-1)) {
    const file = files.get(name);
    if (file === undefined || ordered.has(file) || entered.has(name)) {
      if (file !== undefined) ordered.add(file);
      open.pop();
      continue;
    }
    entered.add(name);
    const { dependency, optionDependency } = file.proto;
    for (const each of [...dependency, ...optionDependency].reverse()) {
      if (!entered.has(each)) open.push(each);
    }
  }
  return [...ordered];
}
