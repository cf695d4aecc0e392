import type { CodegenSide } from "./codegen-facts.ts";
import type { GeneratedFile, RuntimeNeed } from "./generated-file.ts";
import { scopeAround, scopesOf } from "./governing.ts";
import { compareVersions } from "./version.ts";

export interface StrongestNeed {
  readonly file: GeneratedFile;
  readonly need: RuntimeNeed;
  /** How many files need as much. */
  readonly count: number;
}

/**
 * The highest version of each runtime that the files of a toolchain need. Of copies of one schema's
 * code the lowest counts: where there are several, code chooses among them when it runs.
 */
export function strongestNeeds({ generated, pins }: CodegenSide): readonly StrongestNeed[] {
  const scopes = scopesOf(pins);
  const bySource = new Map<string, { readonly group: string; readonly each: FileNeed }>();
  for (const file of generated) {
    for (const need of file.needs) {
      const group = JSON.stringify([scopeAround(file.path, scopes), need.runtime]);
      const copies = file.sources.length === 0 ? file.path : file.sources.join();
      const key = JSON.stringify([group, file.generator, file.language, copies]);
      const known = bySource.get(key)?.each;
      if (known === undefined || compareVersions(need.version, known.need.version) < 0) {
        bySource.set(key, { group, each: { file, need } });
      }
    }
  }
  const groups = new Map<string, FileNeed[]>();
  for (const { group, each } of bySource.values()) {
    const some = groups.get(group);
    if (some === undefined) groups.set(group, [each]);
    else some.push(each);
  }
  return [...groups.values()].flatMap(strongestOf);
}

interface FileNeed {
  readonly file: GeneratedFile;
  readonly need: RuntimeNeed;
}

function strongestOf(some: readonly FileNeed[]): readonly StrongestNeed[] {
  const highest = some.reduce<FileNeed | undefined>((best, each) => {
    const isHigher =
      best === undefined || compareVersions(each.need.version, best.need.version) > 0;
    return isHigher ? each : best;
  }, undefined);
  if (highest === undefined) return [];
  const count = some.filter(
    ({ need }) => compareVersions(need.version, highest.need.version) === 0,
  ).length;
  return [{ ...highest, count }];
}
