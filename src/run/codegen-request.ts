import type { CheckRequest } from "./check-request.ts";

/** What a run of `codegen` is asked to do; without `against` one side is looked at alone. */
export type CodegenRequest = RequestedCheck & {
  /** Whether the inventory is wanted, with all that is known of each file. */
  readonly inventory?: boolean;
};

type RequestedCheck = Pick<
  CheckRequest,
  | "cwd"
  | "env"
  | "against"
  | "head"
  | "use"
  | "except"
  | "config"
  | "failOn"
  | "paths"
  | "excludePaths"
  | "offline"
>;
