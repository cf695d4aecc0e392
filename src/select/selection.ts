import type { ResolvedImports } from "../compile/compiled.ts";
import type { ParsedFile } from "../compile/parsed-file.ts";
import type { Note } from "../text/problem.ts";

/** What select wants to know next; `run` asks the source of that side and sends the answer back. */
export type Request =
  | { readonly kind: "exists"; readonly side: Side; readonly paths: readonly string[] }
  | { readonly kind: "read"; readonly side: Side; readonly paths: readonly string[] }
  | { readonly kind: "list"; readonly side: Side }
  | { readonly kind: "may-import"; readonly side: Side; readonly baseNames: readonly string[] };

export type Answer = ReadonlySet<string> | ReadonlyMap<string, Uint8Array>;

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
  /** The files to compare and their import closure, each once, in no particular order. */
  readonly files: readonly ParsedFile[];
  /** The paths to compare; the others are there only to be imported. Path -> import name. */
  readonly compared: ReadonlyMap<string, string>;
  readonly imports: ResolvedImports;
}
