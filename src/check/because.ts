import type { DescFile } from "@bufbuild/protobuf";
import { enclosing, fileOf } from "../schema/enclosing.ts";
import type { Subject } from "../schema/schema.ts";
import type { Hit } from "./hit.ts";

interface Identified extends Hit {
  readonly fingerprint: string;
}

/**
 * Returns a function that gives the fingerprint of the removal that explains a removal: that of the
 * nearest enclosing thing, by the same rule where it speaks of it. A package encloses its files.
 */
export function reasons(hits: readonly Identified[]): (hit: Identified) => string | undefined {
  const removals = new Map<unknown, Identified[]>();
  const packages = new Map<DescFile, Identified[]>();
  for (const hit of hits) {
    if ("after" in hit.pair) continue;
    const { before } = hit.pair;
    if (before.kind === "package") {
      for (const file of before.files) add(packages, file.desc, hit);
      continue;
    }
    add(removals, before.kind === "file" ? before.desc : before, hit);
  }
  return (hit) => {
    if ("after" in hit.pair || hit.pair.before.kind === "package") return undefined;
    const { before } = hit.pair;
    const found = [
      ...[...enclosers(before)].map((outer) => removals.get(outer)),
      packages.get(fileOf(before)),
    ].find((outer) => outer !== undefined);
    const reason = found?.find((other) => other.rule === hit.rule) ?? found?.[0];
    return reason?.fingerprint;
  };
}

function add<Key>(hits: Map<Key, Identified[]>, key: Key, hit: Identified): void {
  const known = hits.get(key);
  if (known === undefined) hits.set(key, [hit]);
  else known.push(hit);
}

/** What encloses a subject, the nearest first, its file last. */
function* enclosers(subject: Subject) {
  if (subject.kind === "file") return;
  for (let outer = enclosing(subject); outer !== undefined; outer = enclosing(outer)) yield outer;
  yield fileOf(subject);
}
