import type { Note } from "../text/problem.ts";
import { createPackageLines } from "./package-lines.ts";
import { remembered } from "./remembered.ts";
import type { Repository } from "./repository.ts";
import type { Source } from "./source.ts";
import { createTreeFiles } from "./tree-files.ts";

/** The files of a commit, or nothing where there is no commit yet. */
export interface RevisionSource extends Source {
  readonly kind: "revision";
  readonly repository: Repository;
  /** The id of the commit's tree. */
  readonly tree: string;
  readonly notes: readonly Note[];
}

export interface RevisionOptions {
  readonly repository: Repository;
  readonly label: string;
  /** Undefined where there is no commit yet; `tree` is then the empty one. */
  readonly commit: string | undefined;
  readonly tree: string;
  readonly notes: readonly Note[];
}

/** Its questions throw a ReadError where an object is lost or cannot be fetched. */
export function createRevisionSource(options: RevisionOptions): RevisionSource {
  const { repository } = options;
  const files = createTreeFiles(repository, options);
  const packages = remembered(async () => createPackageLines(await files.lines("package")));
  return {
    kind: "revision",
    ...options,
    list: async () => new Set((await files.list()).keys()),
    named: files.named,
    anyBelow: files.anyBelow,
    exists: async (paths) => new Set((await files.find(paths)).keys()),
    read: async (paths) => await files.read(await files.find(paths)),
    mayImport: async (sought) => (await files.imports()).importersOf(sought),
    mayDeclare: async (names) => (await packages()).declarersOf(names),
    close: async () => await repository.objects.close(),
  };
}
