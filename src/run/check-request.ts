import type { FailOn } from "../check/outcome.ts";

/** What a run of `check` is asked to do: the command line and the action as plain data. */
export interface CheckRequest {
  /** Absolute; what relative paths of this request start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The old side as written; undefined: choose, see the documentation of `--against`. */
  readonly against: string | undefined;
  /** The new side as written. */
  readonly head: string;
  /** Rule ids and categories that replace the configuration's; undefined: not asked for. */
  readonly use: readonly string[] | undefined;
  readonly except: readonly string[] | undefined;
  readonly config: ConfigChoice;
  /** The lowest severity that fails the check; undefined: not asked for. */
  readonly failOn: FailOn | undefined;
  /** Files and folders to compare, as written; none: everything. */
  readonly paths: readonly string[];
  readonly excludePaths: readonly string[];
  /** Explicit roots; none: read from the configuration or inferred. */
  readonly roots: readonly RootChoice[];
  /** Compile every file of both sides, not only what the change reaches. */
  readonly all: boolean;
  /** Look at generated code, too, also where the configuration does not ask for it. */
  readonly codegen?: boolean;
  /** Look up in git's history what the change adds. */
  readonly history: boolean;
  /** Never touch the network. */
  readonly offline: boolean;
}

export type ConfigChoice =
  | { readonly kind: "discover" }
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "none" };

export interface RootChoice {
  readonly folder: string;
  /** What import names of this root start with; "" for nothing. */
  readonly prefix: string;
}
