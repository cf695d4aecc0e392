import type { Span } from "./span.ts";

/** Where the parts of one file's descriptor stand in its text. */
export interface Locations {
  /**
   * The span of the part at `path`, a path of field numbers and indexes as in
   * `google.protobuf.SourceCodeInfo.Location.path`; undefined where that part has no text.
   */
  spanOf(path: readonly number[]): Span | undefined;
}
