import type { Finding } from "../check/finding.ts";

/** Paths of files and folders, relative to the source's top, "/" between names. */
export interface PathFilter {
  /** Empty for everything. */
  readonly only: readonly string[];
  readonly except: readonly string[];
}

/** The findings that stand, on either side, in what the filter lets through. */
export function filterPaths(findings: readonly Finding[], filter: PathFilter): readonly Finding[] {
  return findings.filter((finding) => {
    const paths = [finding.location?.path, finding.before?.path].filter(
      (path) => path !== undefined,
    );
    const wanted = filter.only.length === 0 || paths.some((path) => isBelowOne(path, filter.only));
    return wanted && !paths.some((path) => isBelowOne(path, filter.except));
  });
}

function isBelowOne(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => isBelow(path, folder));
}

/** Whether a path is this file or folder, or in it; "" holds everything. */
export function isBelow(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
