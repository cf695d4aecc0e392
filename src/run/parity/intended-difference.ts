import type { Finding } from "../../check/finding.ts";
import type { PlacedPeerFinding } from "./ask-peer.ts";
import type { KnownBy } from "./match.ts";

/** Something in which we differ from a peer, and why that is right. */
export type IntendedDifference = Explained & (OnlyTheirs | OnlyOurs | OtherPlace);

interface Explained {
  readonly id: string;
  /** In one or two sentences. */
  readonly reason: string;
  /** The folder of fixtures/rules that shows it. */
  readonly proof: string;
}

/** A finding that only the peer makes. */
interface OnlyTheirs {
  readonly side: "peer";
  matches(finding: PlacedPeerFinding, found: Found): boolean;
}

/** A finding that only we make. */
interface OnlyOurs {
  readonly side: "ours";
  matches(finding: Finding, found: Found): boolean;
}

/** A finding that both make, each with a place of its own for it in the same file. */
interface OtherPlace {
  readonly side: "both";
  readonly knownBy: KnownBy;
  matches(finding: PlacedPeerFinding): boolean;
}

/** All that was found about the same change. */
export interface Found {
  readonly ours: readonly Finding[];
  readonly theirs: readonly PlacedPeerFinding[];
}
