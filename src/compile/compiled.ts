import type { FileDescriptorSet } from "@bufbuild/protobuf/wkt";
import type { SourceError } from "../text/errors.ts";
import type { Note } from "../text/problem.ts";

/**
 * For every file that takes part, what each of its import strings (as written) means: the path of
 * another file that takes part, a well-known file that is built in, or nothing known.
 */
export type ResolvedImports = ReadonlyMap<string, ReadonlyMap<string, ResolvedImport>>;

export type ResolvedImport =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "built-in"; readonly name: string }
  | { readonly kind: "assumed" };

/** Files that were linked together. */
export interface Compiled {
  /**
   * Linked, with options interpreted as far as they are known, each file after its dependencies.
   * A file's name is its path in the source (`built-in` files: their import name), and `dependency`
   * speaks of those names. Assumed names stand in synthetic files of their own, in front.
   */
  readonly set: FileDescriptorSet;
  /** Full names (no leading dot) that an assumed import is taken to own; their kind is not known. */
  readonly assumed: ReadonlySet<string>;
  readonly errors: readonly SourceError[];
  readonly notes: readonly Note[];
}
