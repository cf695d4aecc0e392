import { logPaths } from "./path-log.ts";
import type { Repository } from "./repository.ts";

/** What paths held on the line of first parents of a commit. */
export interface Mainline {
  /** Says which paths will be asked about, so that one `git log` answers for all of them. */
  expect(paths: readonly string[]): void;
  /** Every blob that the path ever had there. */
  blobsAt(path: string): Promise<readonly string[]>;
}

/** Asks nothing before it is asked. */
export function createMainline(repository: Repository, commit: string): Mainline {
  const expected = new Set<string>();
  const logs = new Map<string, Promise<ReadonlyMap<string, ReadonlySet<string>>>>();
  return {
    expect(paths) {
      for (const path of paths) expected.add(path);
    },
    async blobsAt(path) {
      if (!logs.has(path)) {
        const paths = [...expected.add(path)].filter((one) => !logs.has(one));
        const log = askBlobs(repository, commit, paths);
        for (const one of paths) logs.set(one, log);
      }
      return [...((await logs.get(path))?.get(path) ?? [])];
    },
  };
}

async function askBlobs(
  { git }: Repository,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const blobs = new Map<string, Set<string>>();
  for await (const change of logPaths(git, { commit, paths, isMainline: true })) {
    const known = blobs.get(change.path) ?? new Set();
    blobs.set(change.path, known);
    for (const blob of [...change.before, change.after]) if (blob !== undefined) known.add(blob);
  }
  return blobs;
}
