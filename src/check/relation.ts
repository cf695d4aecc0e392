import type { Severity } from "./rule.ts";
import type { ToolId } from "./tool.ts";
import { compareVersions, compatibleLine, majorOf } from "./version.ts";

/** What the version of one tool demands of the version of another in the same toolchain. */
export interface Relation {
  readonly tool: ToolId;
  readonly other: ToolId;
  readonly demand: Demand;
  readonly severity: Severity;
  /** What goes wrong otherwise. */
  readonly harm: string;
  /** Where that is said. */
  readonly source: string;
}

export type Demand =
  /** The other one has the same version. */
  | { readonly kind: "same" }
  /** The same major version, and below 1.0 the same minor one. */
  | { readonly kind: "line" }
  /** The same line, and the other one is not older. */
  | { readonly kind: "line-not-older" }
  /** The other one is not older, also across major versions. */
  | { readonly kind: "not-older" }
  /** Not older, and at most one major version newer. */
  | { readonly kind: "window" }
  /** By the version of the tool, newest first: since that version the other one lies in these bounds. */
  | {
      readonly kind: "table";
      readonly rows: readonly {
        readonly since: string;
        readonly from: string | undefined;
        readonly below: string | undefined;
      }[];
    };

/** The bounds of the other one's version; undefined where nothing is known of this version. */
export function demanded(
  { demand }: Relation,
  version: string,
): { readonly from: string | undefined; readonly below: string | undefined } | undefined {
  const line = compatibleLine(version);
  const next = line.replace(/\d+$/, (last) => `${Number(last) + 1}`);
  switch (demand.kind) {
    case "same":
      return { from: version, below: undefined };
    case "line":
      return { from: line, below: next };
    case "line-not-older":
      return { from: version, below: next };
    case "not-older":
      return { from: version, below: undefined };
    case "window":
      return { from: version, below: `${majorOf(version) + 2}` };
    case "table": {
      const row = demand.rows.find(({ since }) => compareVersions(version, since) >= 0);
      return row === undefined ? undefined : { from: row.from, below: row.below };
    }
  }
}
