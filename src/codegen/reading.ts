import type { Ecosystem, Pin } from "../check/pin.ts";
import type { ToolId } from "../check/tool.ts";
import type { Span } from "../text/span.ts";

/** A file that is read, with "/" in its path. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** What a file says of versions, before it is put together with what others say. */
export interface Reading {
  readonly pins: readonly DraftPin[];
  readonly locked: readonly LockedPackage[];
  readonly variables: readonly Variable[];
  /** Names of variables that it mentions. */
  readonly references: ReadonlySet<string>;
  readonly uses: readonly Use[];
  /** Where managed mode of buf is switched on. */
  readonly managed: readonly Span[];
}

/** A pin whose variables, lock and module are still to be looked up. */
export interface DraftPin {
  readonly tool: ToolId;
  readonly ecosystem: Ecosystem;
  readonly package: string;
  /** With variables as they are written: `${PROTOC_VERSION}`; undefined where nothing is written. */
  readonly written: string | undefined;
  readonly at: Span;
  /** Where the variables come from that it may mention. */
  readonly variables: VariableFamily | undefined;
  /** What may say more than the pin itself does. */
  readonly lookUp: "lock" | "go.mod" | "package.json" | undefined;
  /** Where the reader knows better than the way it is written. */
  readonly state?: Pin["state"] | undefined;
  readonly version?: string | undefined;
  readonly remark?: string | undefined;
  readonly via?: readonly Span[];
}

/** A version in a lock file. */
export interface LockedPackage {
  readonly ecosystem: Ecosystem;
  readonly package: string;
  readonly version: string;
  /** The range that it is the answer to, where the file says so; for pnpm the folder that asks. */
  readonly requested?: string | undefined;
  readonly importer?: string | undefined;
  /** What it has instead of a version, which is "" then: a commit, or the state of a registry. */
  readonly instead?: string | undefined;
  readonly at: Span;
}

/** Files of one family see each other's variables, nearest folder first. */
export type VariableFamily = "shell" | "maven" | "gradle" | "msbuild" | "bazel" | "cmake";

export interface Variable {
  readonly family: VariableFamily;
  readonly name: string;
  readonly value: string;
  readonly at: Span;
  /** Whether nothing but what mentions it can see it: it is not exported. */
  readonly isLocal?: boolean;
}

/** A tool that is run by its name: whoever installed it decided on the version. */
export interface Use {
  readonly tool: ToolId;
  /** As it is called: "protoc-gen-go". */
  readonly command: string;
  /** How it is found; undefined: on the path. */
  readonly how?: string | undefined;
  /** The lowest version that will do. */
  readonly from?: string | undefined;
  readonly at: Span;
}

export const nothingRead: Reading = {
  pins: [],
  locked: [],
  variables: [],
  references: new Set(),
  uses: [],
  managed: [],
};

/** Several readings as one. */
export function joined(readings: readonly Reading[]): Reading {
  return {
    pins: readings.flatMap((each) => each.pins),
    locked: readings.flatMap((each) => each.locked),
    variables: readings.flatMap((each) => each.variables),
    references: new Set(readings.flatMap((each) => [...each.references])),
    uses: readings.flatMap((each) => each.uses),
    managed: readings.flatMap((each) => each.managed),
  };
}
