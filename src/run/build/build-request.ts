import type { CheckRequest } from "../check-request.ts";

/** What a run of `build` is asked to do. */
export interface BuildRequest
  extends Pick<CheckRequest, "cwd" | "env" | "config" | "roots" | "offline" | "excludePaths"> {
  /** What is to be compiled, as written. */
  readonly source: string;
  /** Whether imports and options that are nowhere are errors. */
  readonly strict: boolean;
}
