import type { Ecosystem } from "../check/pin.ts";
import type { Reading, TextFile } from "./reading.ts";

/** Reads one kind of file that fixes versions. */
export interface ManifestReader {
  /** The files, for people: "`package.json`". */
  readonly files: string;
  /** What in them counts, for people. */
  readonly finds: string;
  readonly ecosystem: Ecosystem;
  /** Whether its folder is a toolchain of its own. */
  readonly makesScope: boolean;
  matches(path: string): boolean;
  /** Pure. Throws a UsageError with the place of what is not in the format. */
  read(file: TextFile): Reading;
}
