import { isDeepStrictEqual } from "node:util";
import type { Rule } from "../check/rule.ts";
import { isBelow } from "../policy/path-filter.ts";
import type { DeclaredArea, DeclaredModule } from "./area.ts";
import { type BufSection, breakingFromBuf } from "./breaking-from-buf.ts";
import type { OwnFile, OwnModule } from "./own-file.ts";
import { folderOf } from "./path-in.ts";
import { writtenPath } from "./written-path.ts";
import type { Word } from "./yaml/fields.ts";

/**
 * A proto-compat.yaml for the folder of a buf configuration, with the same verdict on every change.
 * Throws a UsageError for a path that only a buf.yaml can name.
 */
export function ownFromBuf(
  { declaration, modules }: DeclaredArea,
  rules: readonly Rule[],
): OwnFile {
  const { folder } = declaration;
  const isBufFile = declaration.kind === "buf";
  const whole = {
    dialect: isBufFile ? declaration.version : "v1",
    breaking: isBufFile ? declaration.breaking : undefined,
    base: folder,
    target: folder,
  } as const;
  const write = (section: BufSection) => breakingFromBuf(section, rules);
  return {
    version: 1,
    buf: false,
    modules: modules.map((each) => {
      const own = write(sectionOf(each, folder));
      const overlaps = (path: string) => overlap(path, each.module.folder);
      const inherited = write({ ...whole, isMeant: overlaps });
      const breaking = isDeepStrictEqual(own, inherited) ? {} : { breaking: own };
      return { ...layoutOf(each, folder), ...breaking };
    }),
    breaking: write({ ...whole, isMeant: (path) => isBelow(path, folder) }),
  };
}

function overlap(one: string, other: string): boolean {
  return isBelow(one, other) || isBelow(other, one);
}

/** As for buf, a path means nothing if it does not lie in the module. */
function sectionOf({ module, path, section }: DeclaredModule, target: string): BufSection {
  const dialect = section?.dialect ?? "v1";
  return {
    dialect,
    breaking: section?.breaking,
    base: dialect === "v1beta1" ? module.folder : folderOf(path),
    isMeant: (each) => isBelow(each, module.folder),
    target,
  };
}

function layoutOf({ module, path }: DeclaredModule, target: string): OwnModule {
  const home = { base: folderOf(path), target };
  const written = (words: readonly Word[]) => words.map((word) => writtenPath(word, home));
  const { folder, includes, excludes } = module;
  return {
    path: folder === target ? "." : folder.slice(target === "" ? 0 : target.length + 1),
    ...(includes.length === 0 ? {} : { includes: written(includes) }),
    ...(excludes.length === 0 ? {} : { excludes: written(excludes) }),
  };
}
