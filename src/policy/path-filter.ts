import type { Finding } from "../check/finding.ts";

/** Paths of files and folders, relative to the source's top, "/" between names. */
export interface PathFilter {
  /** Empty for everything. */
  readonly only: readonly string[];
  readonly except: readonly string[];
}

/** The findings that stand, on either side, in what the filter lets through. */
export function filterPaths(findings: readonly Finding[], filter: PathFilter): readonly Finding[] {
  return findings.filter((finding) => passes(filter, ...pathsOf(finding)));
}

/** Whether one of these paths is asked for, and none left out. */
export function passes({ only, except }: PathFilter, ...paths: readonly string[]): boolean {
  const isIn = (folders: readonly string[]) =>
    paths.some((path) => folders.some((folder) => isBelow(path, folder)));
  return (only.length === 0 || isIn(only)) && !isIn(except);
}

/** Where a finding stands: in the new side first; and the generated file that it is about. */
export function pathsOf({ location, before, kind, subject }: Finding): readonly string[] {
  const about = kind === "generated_file" ? subject : undefined;
  const paths = [location?.path, before?.path, about].filter((path) => path !== undefined);
  return [...new Set(paths)];
}

/** Whether a path is this file, or in this folder; "" is the folder of everything. */
export function isBelow(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
