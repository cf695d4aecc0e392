/** What `init` is to do, before anything is written. */
export interface InitPlan {
  /** The absolute path of the folder that the paths start from. */
  readonly top: string;
  readonly steps: readonly InitStep[];
}

export type InitStep = WriteStep | KeepStep | AdviseStep;

/** A file that is not there yet. */
export interface WriteStep {
  readonly kind: "write";
  readonly part: InitPart;
  readonly path: string;
  readonly text: string;
  /** What it was made from; undefined: from nothing. */
  readonly from: string | undefined;
}

/** What is asked for is there. */
export interface KeepStep {
  readonly kind: "keep";
  readonly path: string;
}

/** Where a file stands that only its owner should change. */
export interface AdviseStep {
  readonly kind: "advise";
  readonly path: string;
  /** What to add to it. */
  readonly text: string;
}

/** The parts of what `init` sets up. */
const initParts = ["config", "workflow", "hook"] as const;

export type InitPart = (typeof initParts)[number];
