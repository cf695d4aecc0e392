import { resolve } from "node:path";
import { openSource } from "../source/open.ts";
import { wholeSource } from "./build/whole-source.ts";
import type { ExplainedDifference } from "./conformance/explained-differences.ts";
import { ourFiles } from "./conformance/our-files.ts";
import { type ShownFiles, shownFiles } from "./conformance/shown-files.ts";
import { type ConformanceQuery, sourcesOf } from "./conformance/sources.ts";
import { type Counts, counted, type FileVerdict, noFiles } from "./conformance/verdict.ts";
import { verdictsOf } from "./conformance/verdicts-of.ts";
import type { Witness } from "./conformance/witness.ts";
import { specOf } from "./open-sides.ts";

/** How our descriptors compare with those of other compilers. */
export interface ConformanceReport {
  readonly sources: number;
  /** Files that could not be shown to anybody: another one is imported by the same name. */
  readonly hidden: number;
  readonly witnesses: readonly WitnessReport[];
}

export interface WitnessReport {
  readonly name: string;
  readonly counts: Counts;
  /** How many different files, with their imports, that were. */
  readonly asked: number;
  /** How often each explanation was needed. */
  readonly explained: ReadonlyMap<ExplainedDifference, number>;
  /** What nobody explained, each file once. */
  readonly disagreements: readonly Disagreement[];
}

export interface Disagreement {
  readonly source: string;
  readonly file: string;
  readonly verdict: FileVerdict;
}

/** `progress` is told what is known after each source. Throws ReadError as sources do. */
export async function runConformance(
  query: ConformanceQuery,
  witnesses: readonly Witness[],
  progress: (source: string, report: ConformanceReport) => void,
): Promise<ConformanceReport> {
  const sources = await sourcesOf(query);
  const tallies = witnesses.map(emptyTally);
  let hidden = 0;
  for (const [index, source] of sources.entries()) {
    for (const shown of await shownIn(source, query)) {
      hidden += shown.hidden.length;
      await testify(source, shown, tallies);
    }
    progress(source, { sources: index + 1, hidden, witnesses: tallies.map(reportOf) });
  }
  return { sources: sources.length, hidden, witnesses: tallies.map(reportOf) };
}

async function shownIn(text: string, query: ConformanceQuery): Promise<readonly ShownFiles[]> {
  const { env, roots } = query;
  const cwd = resolve(query.cwd, query.place);
  const context = { cwd, env, offline: true, other: undefined };
  const source = await openSource(specOf(text, cwd), context);
  try {
    const request = {
      source: text,
      cwd,
      env,
      roots,
      offline: true,
      strict: true,
      excludePaths: [],
    };
    const { worlds } = await wholeSource(source, { ...request, config: { kind: "none" } });
    return worlds.flatMap(shownFiles);
  } finally {
    await source.close();
  }
}

interface Tally {
  readonly witness: Witness;
  /** By digest: what was asked already. */
  readonly verdicts: Map<string, FileVerdict>;
  readonly disagreements: Disagreement[];
  counts: Counts;
}

function emptyTally(witness: Witness): Tally {
  return { witness, verdicts: new Map(), disagreements: [], counts: noFiles };
}

/** Asks about what nobody was asked about yet, and counts all. */
async function testify(
  source: string,
  shown: ShownFiles,
  tallies: readonly Tally[],
): Promise<void> {
  const isNew = ({ verdicts }: Tally, name: string) => !verdicts.has(shown.digests.get(name) ?? "");
  const names = [...shown.digests.keys()].filter((name) => {
    return tallies.some((tally) => isNew(tally, name));
  });
  const ours = ourFiles(shown.texts, names);
  for (const tally of tallies) {
    const own = names.filter((name) => isNew(tally, name));
    const found = await verdictsOf(own, shown.texts, ours, tally.witness);
    for (const [file, verdict] of found) {
      tally.verdicts.set(shown.digests.get(file) ?? "", verdict);
      if (isDisagreement(verdict)) tally.disagreements.push({ source, file, verdict });
    }
    for (const digest of shown.digests.values()) {
      const verdict = tally.verdicts.get(digest);
      if (verdict !== undefined) tally.counts = counted(tally.counts, verdict);
    }
  }
}

function isDisagreement(verdict: FileVerdict): boolean {
  switch (verdict.kind) {
    case "equal":
    case "refused by both":
      return false;
    case "different":
      return verdict.explanations === undefined;
    case "refused by us":
      return true;
    case "refused by them":
      return verdict.explanation === undefined;
  }
}

function reportOf({ witness, verdicts, disagreements, counts }: Tally): WitnessReport {
  const explained = new Map<ExplainedDifference, number>();
  for (const verdict of verdicts.values()) {
    for (const each of explanationsOf(verdict)) explained.set(each, (explained.get(each) ?? 0) + 1);
  }
  return { name: witness.name, counts, asked: verdicts.size, explained, disagreements };
}

function explanationsOf(verdict: FileVerdict): readonly ExplainedDifference[] {
  switch (verdict.kind) {
    case "equal":
    case "refused by us":
    case "refused by both":
      return [];
    case "different":
      return verdict.explanations ?? [];
    case "refused by them":
      return verdict.explanation === undefined ? [] : [verdict.explanation];
  }
}
