import type { Sought } from "../select/sought.ts";

/** One side of a comparison: a revision, the index, the work tree or a folder. */
export interface Source {
  /** For people: "v1.4.0 (1a2b3c4)", "index", "work tree", "./proto". */
  readonly label: string;
  readonly commit: string | undefined;
  /** Every `.proto` path. Costs a listing of the whole source: ask only when a part will not do. */
  list(): Promise<ReadonlySet<string>>;
  /** The `.proto` paths with one of these base names ("user.proto"). */
  named(baseNames: readonly string[]): Promise<readonly string[]>;
  /** Any `.proto` path that is this one or below it ("" for all); undefined: there is none. */
  anyBelow(folder: string): Promise<string | undefined>;
  /** Which of these paths are there, `.proto` or not. The cost follows the number of paths. */
  exists(paths: readonly string[]): Promise<ReadonlySet<string>>;
  /** The bytes of those of these paths that are there. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /**
   * The `.proto` paths that may import one of these names: all that do, and perhaps some that do not;
   * with those of the names that they have written, or undefined where that is not known.
   */
  mayImport(sought: Sought): Promise<ReadonlyMap<string, readonly string[] | undefined>>;
  /** The `.proto` paths that may declare one of these packages: all that do, and perhaps others. */
  mayDeclare(packages: readonly string[]): Promise<readonly string[]>;
  /** Ends child processes. */
  close(): Promise<void>;
}

/** A `.proto` path whose content differs between two sources, or that only one of them has. */
export interface ChangedPath {
  readonly path: string;
  readonly before: boolean;
  readonly after: boolean;
}
