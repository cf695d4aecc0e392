/** What git can be asked about the past of the old side; `source` answers, `history` asks. */
export interface Memory {
  /**
   * Who changed one of these paths, the newest first, in all that `commit` descends from (undefined:
   * the old side). Whoever stops reading ends the process behind it.
   */
  changes(paths: readonly string[], commit: string | undefined): AsyncIterable<PastChange>;
  /** The `.proto` files that a commit found in its first parent and changed or deleted. */
  replacedBy(change: PastChange): Promise<readonly PastFile[]>;
  /** Contents by blob id. Throws a ReadError for one that is not there. */
  read(ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Tags, the oldest first, that hold the one commit but not the other, with their file at a path. */
  releases(
    introduced: string,
    removed: string | undefined,
    path: string,
  ): Promise<readonly Release[]>;
  /** Whether a tag is reachable from a commit. */
  hasReleaseBefore(commit: string): Promise<boolean>;
  /** The blobs that a path had on the line of first parents of the old side. */
  mainline(path: string): Promise<readonly string[]>;
}

/** A commit that changed a path. */
export interface PastChange extends PastCommit {
  readonly path: string;
  readonly parent: string | undefined;
  /** The blob in each parent, undefined where there was no such file; a merge has several. */
  readonly before: readonly (string | undefined)[];
  readonly after: string | undefined;
  /** Its parents are beyond the edge of a shallow clone: `before` is not known. */
  readonly isCut: boolean;
}

export interface PastCommit {
  /** The full id. */
  readonly commit: string;
  /** The day of its author, "2021-03-04". */
  readonly date: string;
}

export interface PastFile {
  readonly path: string;
  readonly blob: string;
}

export interface Release {
  /** The name of the tag. */
  readonly name: string;
  /** Undefined where the tag has no file at the path. */
  readonly blob: string | undefined;
}
