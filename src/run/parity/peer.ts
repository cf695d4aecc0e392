/** A program that judges the same rules. */
export interface Peer {
  /** Such as "buf 1.75.0". */
  readonly name: string;
  /** The ids of all rules that it knows. */
  readonly rules: readonly string[];
  /** Compares two folders of files, by all its rules but these. */
  compare(before: Texts, after: Texts, except: readonly string[]): Promise<PeerAnswer>;
}

/** The texts of files by the names under which they are imported. */
export type Texts = ReadonlyMap<string, string>;

export type PeerAnswer =
  | { readonly kind: "compared"; readonly findings: readonly PeerFinding[] }
  /** It cannot compile one of the sides; `reason` is its own first word about it. */
  | { readonly kind: "failed"; readonly reason: string };

export interface PeerFinding {
  readonly rule: string;
  readonly message: string;
  /** The import name of a file of the new side; undefined for what is in none. */
  readonly file: string | undefined;
  /**
   * From 1; undefined for the file as a whole. Columns are not compared: the peer counts cells of a
   * terminal.
   */
  readonly line: number | undefined;
}
