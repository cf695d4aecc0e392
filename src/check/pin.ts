import type { Span } from "../text/span.ts";
import type { ToolId } from "./tool.ts";

/** A place that fixes the version of a tool or a runtime, or that uses it and does not. */
export interface Pin {
  readonly kind: "pin";
  readonly tool: ToolId;
  readonly ecosystem: Ecosystem;
  /** As it is called there: `google.golang.org/protobuf/cmd/protoc-gen-go`. */
  readonly package: string;
  /** The one version that it comes to, as written but for a leading "v"; undefined if it is not known. */
  readonly version: string | undefined;
  /** The lowest version that a range allows, and the first that it does not allow any more. */
  readonly from: string | undefined;
  readonly below: string | undefined;
  /** What is written, variables in place; undefined where nothing is. */
  readonly written: string | undefined;
  readonly state: PinState;
  /** Why it is in this state, where that is not plain: "no package-lock.json", "a prefix query". */
  readonly remark: string | undefined;
  readonly at: Span;
  /** The declarations of the variables, the lock's entry or the module that it took its version from. */
  readonly via: readonly Span[];
  /**
   * The folder whose toolchain it is part of: that of its manifest, the nearest one around it for a
   * script; "" for the top of the source.
   */
  readonly scope: string;
}

/**
 * - `exact`: one version, for ever
 * - `locked`: a range, and a lock file that is checked in says which version
 * - `floating`: a range, "latest" or a tag that moves
 * - `partial`: looks exact and is a prefix: `go install ...@v1.3`
 * - `unpinned`: used, and nothing says in which version
 * - `indirect`: fixed by something that is not read here
 * - `implicit`: fixed by a default of the tool that installs it
 * - `dead`: a version that nothing uses
 */
export type PinState =
  | "exact"
  | "locked"
  | "floating"
  | "partial"
  | "unpinned"
  | "indirect"
  | "implicit"
  | "dead";

/** Whose package, or whose place, it is; each has its own way to write ranges. */
export type Ecosystem =
  | "bsr"
  | "go"
  | "npm"
  | "pypi"
  | "maven"
  | "cargo"
  | "nuget"
  | "gem"
  | "composer"
  | "pub"
  | "swift"
  | "bazel"
  | "cmake"
  | "conan"
  | "vcpkg"
  | "nix"
  | "action"
  | "release"
  | "image"
  | "system"
  | "toolbox";
