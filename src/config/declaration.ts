import type { FailOn } from "../check/outcome.ts";
import type { ToolId } from "../check/tool.ts";
import type { BufVersion } from "../policy/buf-rules.ts";
import type { Level } from "../policy/policy.ts";
import type { Span } from "../text/span.ts";
import type { Flag, Word } from "./yaml/fields.ts";

/** What a configuration file says, before it is known what its rule names mean. */
export type Declaration = OwnDeclaration | BufDeclaration | WorkDeclaration;

interface Declared {
  readonly path: string;
  /** What its paths start from and what it governs; "" for the top of the source. */
  readonly folder: string;
}

/** A proto-compat.yaml. */
export interface OwnDeclaration extends Declared {
  readonly kind: "own";
  readonly against: Word | undefined;
  readonly failOn: { readonly value: FailOn; readonly at: Span } | undefined;
  /** Where import names start. Undefined: it does not say, and has modules or leaves it open. */
  readonly roots: readonly RootDeclaration[] | undefined;
  readonly modules: readonly ModuleDeclaration[] | undefined;
  readonly excludes: readonly Word[];
  /** Whether the buf configuration of its folder is honoured, too: it is, unless this is false. */
  readonly buf: Flag | undefined;
  readonly breaking: BreakingDeclaration | undefined;
  readonly codegen: CodegenDeclaration | undefined;
}

export interface RootDeclaration {
  readonly folder: string;
  readonly prefix: string;
  readonly at: Span;
}

/** A buf.yaml. */
export interface BufDeclaration extends Declared {
  readonly kind: "buf";
  readonly version: BufVersion;
  /** Its own folder where it lists none. */
  readonly modules: readonly ModuleDeclaration[];
  /** Whether it lists modules or roots. */
  readonly lists: boolean;
  readonly breaking: BreakingDeclaration | undefined;
  /** Where it names plugins or policies, whose rules are not run here. */
  readonly plugins: Span | undefined;
}

/** A buf.work.yaml. */
export interface WorkDeclaration extends Declared {
  readonly kind: "work";
  readonly directories: readonly RootDeclaration[];
}

export interface ModuleDeclaration extends Omit<RootDeclaration, "at"> {
  /** Undefined for a module that nobody lists: the folder of a buf.yaml. */
  readonly at: Span | undefined;
  readonly includes: readonly Word[];
  readonly excludes: readonly Word[];
  readonly breaking: BreakingDeclaration | undefined;
}

/** A `breaking` section. */
export interface BreakingDeclaration {
  readonly use: readonly Word[];
  readonly except: readonly Word[];
  readonly ignore: readonly Word[];
  readonly ignoreOnly: readonly { readonly rule: Word; readonly paths: readonly Word[] }[];
  readonly ignoreUnstablePackages: Flag | undefined;
  readonly disableBuiltin: Flag | undefined;
  readonly severity: readonly SeverityDeclaration[];
  readonly at: Span;
}

/** A `codegen` section. */
export interface CodegenDeclaration
  extends Pick<
    BreakingDeclaration,
    "use" | "except" | "ignore" | "ignoreOnly" | "severity" | "at"
  > {
  /** Whether `check` looks at generated code, too. */
  readonly check: Flag | undefined;
  readonly pins: readonly ExpectedDeclaration[];
  /** What is not looked at; undefined: what is vendored. */
  readonly excludes: readonly Word[] | undefined;
  /** Where generated code lies; undefined: anywhere. */
  readonly generated: readonly Word[] | undefined;
}

/** A version that the configuration asks for. */
export interface ExpectedDeclaration {
  readonly tool: ToolId;
  readonly version: Word;
}

export interface SeverityDeclaration {
  readonly level: Level;
  readonly rules: readonly Word[];
  readonly paths: readonly Word[];
  readonly at: Span;
}
