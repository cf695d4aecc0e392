import type { Span } from "../text/span.ts";
import type { ToolId } from "./tool.ts";

/** A checked-in file that a generator wrote, as far as its own text tells. */
export interface GeneratedFile {
  readonly kind: "generated_file";
  readonly path: string;
  /** `protoc` for the languages that it generates itself. */
  readonly generator: ToolId;
  /** As the file names it where the tool is not known here, or one of a family: `protoc-gen-gogofaster`. */
  readonly generatorName: string;
  readonly language: Language;
  /** Of the generator; for `protoc` the same as `protoc`. Undefined where nothing tells. */
  readonly version: KnownVersion | undefined;
  /** Of the compiler in its own numbers: "25.1", "3.20.3", "33.0-rc1". */
  readonly protoc: KnownVersion | undefined;
  /** What the file demands of the runtimes that it is used with. */
  readonly needs: readonly RuntimeNeed[];
  /** The options that the header repeats. */
  readonly parameter: string | undefined;
  /** The schemas it was made of, as given to the compiler: below an import root. */
  readonly sources: readonly string[];
  /** The line that says what wrote it. */
  readonly at: Span;
  /** The line that names the version of the generator, that of the compiler. */
  readonly versionAt: Span | undefined;
  readonly protocAt: Span | undefined;
  /**
   * What the versions are known by: `header`, what it says; `features`, what only some versions
   * write; `none`: the file does not tell, so that nothing can be verified.
   */
  readonly evidence: "header" | "features" | "none";
}

/** A version, or bounds that it lies between. */
export type KnownVersion =
  | { readonly kind: "exact"; readonly version: string }
  | {
      readonly kind: "between";
      /** The first that it may be; undefined: any up to `below`. */
      readonly from: string | undefined;
      /** The first that it cannot be any more; undefined: any since `from`. */
      readonly below: string | undefined;
    };

/** A version of a runtime that generated code was made for. */
export interface RuntimeNeed {
  readonly runtime: ToolId;
  /** The lowest, in the runtime's own numbers: "5.27.1" for Python. */
  readonly version: string;
  /** Whether no other version will do: C++, official Rust. */
  readonly isExact: boolean;
  /** What happens with an older runtime: it refuses to load, does not compile, or nothing says so. */
  readonly enforced: "load" | "compile" | "no";
  readonly at: Span;
}

export type Language =
  | "cpp"
  | "csharp"
  | "dart"
  | "go"
  | "java"
  | "javascript"
  | "kotlin"
  | "objc"
  | "php"
  | "python"
  | "ruby"
  | "rust"
  | "scala"
  | "swift"
  | "typescript";
