import { protoFiles } from "./listing.ts";

/** Finds paths in a listing that git gives for pathspecs, and asks for each pathspec only once. */
export interface PathLookup<T> {
  /** What is known of every `.proto` path. */
  protoFiles(): Promise<ReadonlyMap<string, T>>;
  /** What is known of those of these paths that are there, whatever their names end in. */
  find(paths: readonly string[]): Promise<ReadonlyMap<string, T>>;
}

/**
 * `.proto` files are asked for all at once, and so are all files of one base name, such as
 * "buf.yaml": a question per path would cost a process each.
 */
export function createPathLookup<T>(
  ask: (pathspecs: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): PathLookup<T> {
  const answers = new Map<string, Promise<ReadonlyMap<string, T>>>();

  function askOnce(pathspecs: readonly string[]): void {
    const fresh = [...new Set(pathspecs)].filter((pathspec) => !answers.has(pathspec));
    for (let start = 0; start < fresh.length; start += pathspecsAtOnce) {
      const some = fresh.slice(start, start + pathspecsAtOnce);
      const answer = ask(some);
      for (const pathspec of some) answers.set(pathspec, answer);
    }
  }

  return {
    async protoFiles() {
      askOnce([protoFiles]);
      return (await answers.get(protoFiles)) ?? new Map();
    },
    async find(paths) {
      const possible = paths.filter(isPossible);
      const pathspecs = possible.map(pathspecOf);
      if (pathspecs.includes(protoFiles)) askOnce([protoFiles]);
      askOnce(pathspecs);
      await Promise.all(pathspecs.map((pathspec) => answers.get(pathspec)));
      const found = new Map<string, T>();
      for (const path of possible) {
        const entry = (await answers.get(pathspecOf(path)))?.get(path);
        if (entry !== undefined) found.set(path, entry);
      }
      return found;
    },
  };
}

/** Keeps a command line short. */
const pathspecsAtOnce = 100;

/** What no repository can hold must not become an argument: a NUL, or more than a path's length. */
function isPossible(path: string): boolean {
  return !path.includes("\0") && path.length <= 4096;
}

/** No name becomes a pattern: what a glob would read is escaped. */
function pathspecOf(path: string): string {
  if (path.endsWith(".proto")) return protoFiles;
  const baseName = path.slice(path.lastIndexOf("/") + 1);
  return `:(top,glob)**/${baseName.replace(/[\\*?[]/g, "\\$&")}`;
}
