import type { Registry } from "@bufbuild/protobuf";
import type { Texts } from "../parity/peer.ts";
import { askWitness } from "./ask-witness.ts";
import { compareFiles, type FileDifference, registryOf } from "./compare-files.ts";
import { explainedDifferences } from "./explained-differences.ts";
import type { OurFiles } from "./our-files.ts";
import type { FileVerdict } from "./verdict.ts";
import type { Witness } from "./witness.ts";

/** How a witness judges these of the texts, and whether we agree. */
export async function verdictsOf(
  names: readonly string[],
  texts: Texts,
  ours: OurFiles,
  witness: Witness,
): Promise<ReadonlyMap<string, FileVerdict>> {
  if (names.length === 0) return new Map();
  const theirs = await askWitness(witness, texts, names, ours.importsOf);
  let registry: Registry | undefined;
  const known = () => {
    registry ??= registryOf(ours.set.file);
    return registry;
  };
  const verdict = (name: string): FileVerdict => {
    const one = ours.files.get(name);
    const other = theirs.files.get(name);
    if (one === undefined && other === undefined) return { kind: "refused by both" };
    if (one === undefined) return { kind: "refused by us", reason: ours.refused.get(name) ?? "?" };
    if (other === undefined) {
      return refusedByThem(witness.name, theirs.refused.get(name) ?? "it says nothing");
    }
    const differences = compareFiles(one, other, witness, known);
    if (differences.length === 0) return { kind: "equal" };
    return explained(witness.name, differences);
  };
  return new Map(names.map((name) => [name, verdict(name)]));
}

function refusedByThem(witness: string, reason: string): FileVerdict {
  const refusal = { kind: "refusal", at: "", ours: "accepted", theirs: reason } as const;
  const explanation = explanationOf(witness, { ...refusal, hasInlineBlock: false, isLast: false });
  return { kind: "refused by them", reason, explanation };
}

function explanationOf(witness: string, difference: FileDifference) {
  return explainedDifferences.find((each) => each.matches(witness, difference));
}

function explained(witness: string, differences: readonly FileDifference[]): FileVerdict {
  const reasonOf = (difference: FileDifference) => explanationOf(witness, difference);
  const open = differences.filter((difference) => reasonOf(difference) === undefined);
  if (open.length > 0) return { kind: "different", differences: open, explanations: undefined };
  const explanations = [...new Set(differences.flatMap((each) => reasonOf(each) ?? []))];
  return { kind: "different", differences, explanations };
}
