import type { Severity } from "../check/rule.ts";
import type { Span } from "../text/span.ts";

/** How findings are judged, wherever they stand. */
export interface Policy {
  /** Where several speak of one file, the first that says something counts. */
  readonly layers: readonly Layer[];
  /** For files that no configuration speaks of. */
  readonly otherwise: Section;
}

/** Areas that do not overlap: of those around a file the nearest governs it. */
export type Layer = readonly Area[];

/** What one configuration file governs: its folder, but for the folders of nearer files. */
export interface Area {
  /** "" for the top of the source. */
  readonly folder: string;
  /** For what is in no scope with a section of its own; undefined: it does not say. */
  readonly section: Section | undefined;
  /** What belongs to it; undefined: every file of the folder. */
  readonly scopes: readonly Scope[] | undefined;
  /** What is not compared. */
  readonly excludes: readonly PathPattern[];
}

/** A module. */
export interface Scope {
  readonly folder: string;
  /** Empty for everything. */
  readonly includes: readonly PathPattern[];
  readonly excludes: readonly PathPattern[];
  readonly section: Section | undefined;
}

/** Which rules run, how severe they are, and what is ignored. */
export interface Section {
  /** By id of the rules that run; undefined: as severe as the rule says in each case. */
  readonly rules: ReadonlyMap<string, Severity | undefined>;
  /** Whether rules that say the same of one pair are shown as one. */
  readonly merge: boolean;
  readonly ignores: readonly Ignore[];
  readonly ignoreUnstablePackages: boolean;
  /** The last one that applies counts. */
  readonly levels: readonly LevelChange[];
}

export interface Ignore {
  /** Ids; undefined for all. */
  readonly rules: ReadonlySet<string> | undefined;
  readonly path: PathPattern;
}

export interface LevelChange {
  /** Ids; undefined for all. */
  readonly rules: ReadonlySet<string> | undefined;
  /** Empty for everything. */
  readonly paths: readonly PathPattern[];
  readonly level: Level;
}

export type Level = Severity | "off";

/** Files, and folders with all that is below them. */
export interface PathPattern {
  /** As it is written. */
  readonly text: string;
  readonly at: Span;
  /** The file or folder that it means with all below; undefined where it may mean several, or none. */
  readonly folder: string | undefined;
  /** Whether it means this path of the source, or a folder around it. */
  matches(path: string): boolean;
}
