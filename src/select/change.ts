import type { ImportGraph } from "./import-graph.ts";
import type { Side } from "./selection.ts";

/** What changed, and what stands around it. */
export interface Change {
  readonly paths: ReadonlySet<string>;
  readonly graphs: Readonly<Record<Side, ImportGraph>>;
  /** The files that may import this one on one of the sides, as far as they are known. */
  importersOf(path: string): ReadonlySet<string>;
  /** The files that may import any file of one of these base names, as far as they are known. */
  importersNamed(baseNames: readonly string[]): ReadonlySet<string>;
}
