import type { Note } from "../text/problem.ts";
import { quote } from "./quote.ts";

/** Says that a path takes no part, and why. */
export function skippedPath(path: string, reason: SkipReason): Note {
  return { kind: "skipped-path", message: `${quote(path)} was left out: it is ${reason}`, path };
}

export type SkipReason = "a symbolic link" | "a submodule" | "not named in UTF-8";

/** Whether git's mode is that of a file, not of a symbolic link, a submodule or nothing. */
export function isFileMode(mode: string): boolean {
  return mode.startsWith("100");
}

/** What a mode that is neither a file's nor nothing stands for. */
export function reasonToSkip(mode: string): SkipReason {
  return mode === "160000" ? "a submodule" : "a symbolic link";
}

/** A path that is not UTF-8 reaches us with replacement characters: nobody could ask for it. */
export function isReadablePath(path: string): boolean {
  return !path.includes("\ufffd");
}
