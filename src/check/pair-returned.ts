import { enumNumbers } from "../schema/enum-numbers.ts";
import { containerKey, type Past, type PastSlot } from "../schema/past.ts";
import type { SubjectByKind, SubjectKind } from "../schema/schema.ts";
import type { PairedSides } from "./pair.ts";
import type { Pairing, PairShapes } from "./rule.ts";

type Returned<K extends SubjectKind> = readonly PairShapes<K>["returned"][];

/** What the new side adds to an old container, or in a new one, and what it stood for in the past. */
export function returnedPairs<K extends SubjectKind>(
  kind: K,
  pairing: Pairing,
  sides: PairedSides,
  past: Past,
): Returned<K> {
  if (past.size === 0) return [];
  const table: { readonly [K in SubjectKind]?: () => Returned<K> } = {
    field: () => returnedFields(pairing, sides, past),
    enum_value: () => returnedEnumValues(pairing, sides, past),
  };
  return table[kind]?.() ?? [];
}

function returnedFields(pairing: Pairing, sides: PairedSides, past: Past): Returned<"field"> {
  const isNew = sides.pairs("message", pairing === "file" ? "file" : "name").added;
  const added = [
    ...sides.pairs("field", pairing).added.map(({ after }) => after),
    ...isNew.flatMap(({ after }) => after.fields),
  ];
  return added.flatMap((after) => {
    const slots = past.get(containerKey(after.parent));
    const slot = pairing === "name" ? slots?.byName.get(after.name) : numbered(slots, after);
    return slot === undefined ? [] : [{ past: slot, after }];
  });
}

function returnedEnumValues(
  pairing: Pairing,
  sides: PairedSides,
  past: Past,
): Returned<"enum_value"> {
  const isNew = sides.pairs("enum", pairing === "file" ? "file" : "name").added;
  const added: readonly SubjectByKind["enum_value"][] = [
    ...sides.pairs("enum_value", pairing).added.map(({ after }) => after),
    ...isNew.flatMap(({ after }) => enumNumbers(after)),
  ];
  return added.flatMap((after) => {
    const slot = numbered(past.get(containerKey(after.parent)), after);
    return slot === undefined ? [] : [{ past: slot, after }];
  });
}

function numbered(
  slots: { readonly byNumber: ReadonlyMap<number, PastSlot> } | undefined,
  subject: { readonly number: number },
): PastSlot | undefined {
  return slots?.byNumber.get(subject.number);
}
