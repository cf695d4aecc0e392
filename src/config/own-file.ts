import type { Level } from "../policy/policy.ts";

/** What a proto-compat.yaml is to say, key by key as it is written. */
export interface OwnFile {
  readonly version: 1;
  readonly roots?: readonly string[];
  readonly modules?: readonly OwnModule[];
  readonly excludes?: readonly string[];
  readonly buf?: false;
  readonly breaking?: OwnBreaking;
}

export interface OwnModule {
  readonly path: string;
  readonly includes?: readonly string[];
  readonly excludes?: readonly string[];
  readonly breaking?: OwnBreaking;
}

export interface OwnBreaking {
  readonly use: readonly string[];
  readonly except?: readonly string[];
  readonly ignore?: readonly string[];
  readonly ignore_only?: Readonly<Record<string, readonly string[]>>;
  readonly ignore_unstable_packages?: true;
  readonly severity: readonly { readonly level: Level; readonly rules: readonly string[] }[];
}
