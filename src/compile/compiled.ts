import type { FileDescriptorSet } from "@bufbuild/protobuf/wkt";
import type { SourceError } from "../text/errors.ts";
import type { Note } from "../text/problem.ts";
import type { LinkedLocations } from "./options/locations.ts";

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
   * speaks of those names. Assumed names stand in synthetic files of their own, in front; the names
   * of these files begin with "assumed//". Files with errors are left out.
   */
  readonly set: FileDescriptorSet;
  /**
   * By path: the full names (no leading dot) that a file uses and that something missing is taken to
   * own; what they are is not known.
   */
  readonly assumed: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * For each parsed file of the set, by path: its locations, with interpreted options under the
   * numbers of their fields. A part of an option's value has the location of the whole option.
   */
  readonly locations: ReadonlyMap<string, LinkedLocations>;
  /** Of parsing as well as of linking, in order of place. */
  readonly errors: readonly SourceError[];
  readonly notes: readonly Note[];
}
