import type { DescEnum, DescMessage } from "@bufbuild/protobuf";
import type { Span } from "../text/span.ts";

/**
 * What a number or a name of a message or an enum stood for before the old side, as git remembers
 * it, and does not stand for in the old side itself.
 */
export interface PastSlot extends PastLife {
  readonly number: number;
  /** Its last name; of an enum's number all of them. */
  readonly names: readonly string[];
  /** All names it had, those before a renaming included. */
  readonly allNames: ReadonlySet<string>;
  /** "" for an enum's number. */
  readonly jsonName: string;
  /** As it was written: "repeated string", "map<string, Foo>"; "" for an enum's number. */
  readonly type: string;
  /** Where it stood last, and that line; the path is that of its time. */
  readonly span: Span;
  readonly line: string | undefined;
}

/** From when to when something was there. */
export interface PastLife {
  /** Undefined where the history that can be seen does not reach back so far. */
  readonly introduced: PastEvent | undefined;
  /** Undefined for what a merge left behind. */
  readonly removed: PastEvent | undefined;
  /** The first tag that has it; undefined for none, or where it is not known. */
  readonly release: string | undefined;
  /** There were tags before it came, and none has it. */
  readonly isUnreleased: boolean;
}

export interface PastEvent {
  /** A full commit id. */
  readonly commit: string;
  /** "2021-03-04" */
  readonly date: string;
}

/** What was found out about the numbers and names that a change adds to one message or enum. */
export interface PastSlots {
  readonly byNumber: ReadonlyMap<number, PastSlot>;
  readonly byName: ReadonlyMap<string, PastSlot>;
}

/** By `containerKey` of the new side. */
export type Past = ReadonlyMap<string, PastSlots>;

/** Names a message or an enum of one side: copies in other files are others. */
export function containerKey(container: DescMessage | DescEnum): string {
  return JSON.stringify([container.kind, container.typeName, container.file.proto.name]);
}

/** Whether it once had one of these names, be it spelled in another case or with other underscores. */
export function wasCalled(past: PastSlot, names: readonly string[]): boolean {
  const known = new Set([...past.allNames].map(folded));
  return names.some((name) => known.has(folded(name)));
}

function folded(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}
