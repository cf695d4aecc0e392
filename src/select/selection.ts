import type { ResolvedImports } from "../compile/compiled.ts";
import type { ParsedFile } from "../compile/parsed-file.ts";
import type { Note } from "../text/problem.ts";
import type { Sought } from "./sought.ts";

export interface SelectInput {
  /** Every `.proto` path whose content differs, or that only one side has. */
  readonly changed: readonly ChangedFile[];
  /** The roots that somebody chose; none where they are to be inferred. */
  readonly roots: RootSets;
  /** Select every file, not only those that the change can reach. */
  readonly all: boolean;
  /** Nothing is to be compared: only the changed files are wanted, and what they import. */
  readonly alone?: boolean;
  /** Import names of the files that every compiler carries with it. */
  readonly builtIn: ReadonlySet<string>;
  /** Whether a path takes part in the comparison, or is there only to be imported. */
  isCompared(path: string): boolean;
}

export interface ChangedFile {
  readonly path: string;
  readonly before: boolean;
  readonly after: boolean;
}

/** A folder from which files are imported: the import name is the prefix, then the path below. */
export interface Root {
  /** "" for the top of the source. */
  readonly folder: string;
  /** "" for none. */
  readonly prefix: string;
}

/** The roots that one run of a compiler would be given together, in order of search. */
export type RootSet = readonly Root[];

export type RootSets = Readonly<Record<Side, readonly RootSet[]>>;

/** What select wants to know next; `run` asks the source of that side and sends the answer back. */
export type Request =
  | { readonly kind: "exists"; readonly side: Side; readonly paths: readonly string[] }
  | { readonly kind: "read"; readonly side: Side; readonly paths: readonly string[] }
  | { readonly kind: "list"; readonly side: Side }
  | { readonly kind: "named"; readonly side: Side; readonly baseNames: readonly string[] }
  | { readonly kind: "may-import"; readonly side: Side; readonly sought: Sought }
  | { readonly kind: "may-declare"; readonly side: Side; readonly packages: readonly string[] };

/**
 * To `read` the contents by path; to `may-import` what is known of the imports, by path, or paths alone;
 * to everything else a set of paths.
 */
export type Answer =
  | ReadonlySet<string>
  | ReadonlyMap<string, Content>
  | ReadonlyMap<string, Written>;

/**
 * The import names of those in question that a file has written; undefined: not known, it may have
 * written any.
 */
export type Written = readonly string[] | undefined;

/** The bytes of a file, or what an image has in its place. */
export type Content = Uint8Array | ParsedFile;

export type Side = "before" | "after";

/** The files to compile and to compare, by world. */
export interface Selection {
  readonly worlds: readonly World[];
  readonly notes: readonly Note[];
}

/**
 * What one protoc invocation would see, on both sides. A world has the same name on both sides:
 * that of its first root in the new side ("" for the repository itself).
 */
export interface World {
  readonly name: string;
  readonly before: WorldSide;
  readonly after: WorldSide;
}

export interface WorldSide {
  /** The files to compare and their import closure, each once, in order of path. */
  readonly files: readonly ParsedFile[];
  /** The paths to compare; the others are there only to be imported. Path -> import name. */
  readonly compared: ReadonlyMap<string, string>;
  readonly imports: ResolvedImports;
}
