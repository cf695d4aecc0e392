import { grouped } from "../check/grouped.ts";
import type { Memory, PastChange } from "../check/memory.ts";
import type { Past } from "../schema/past.ts";
import type { Note } from "../text/problem.ts";
import type { Addition } from "./addition.ts";
import { batches } from "./batches.ts";
import { cutNotes } from "./cut-notes.ts";
import { originOf } from "./origin.ts";
import { pastOf } from "./past-of.ts";
import { publicationOf } from "./published.ts";
import { slotOf } from "./slot-of.ts";
import { type Answer, type Cut, createTracker, eventOf, stepOf, type Tracker } from "./tracker.ts";
import { createVersions, type Versions } from "./versions.ts";

export interface Recollection {
  readonly past: Past;
  /** Which past could not be seen to its end. */
  readonly notes: readonly Note[];
}

/** So many bytes of old versions are read at most: some files are large and change every day. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Finds out what the added numbers and names stood for in the past, reading no further back than it
 * must: nothing is asked if nothing was added.
 */
export async function recall(
  additions: readonly Addition[],
  memory: Memory,
  limit: number = mostBytes,
): Promise<Recollection> {
  if (additions.length === 0) return { past: new Map(), notes: [] };
  const sources = { memory, versions: createVersions(memory, topNames(additions)), limit };
  const trackers = additions.flatMap((addition) =>
    addition.paths.map((path) => createTracker(addition, path)),
  );
  const moves = [...(await follow(trackers, undefined, sources))];
  for (let move = moves.shift(); move !== undefined; move = moves.shift()) {
    move.tracker.moveTo(move.path);
    moves.push(...(await follow([move.tracker], move.commit, sources)));
  }
  for (const tracker of trackers) await settle(tracker, sources);
  return { past: pastOf(trackers), notes: cutNotes(trackers, limit) };
}

interface Sources {
  readonly memory: Memory;
  readonly versions: Versions;
  readonly limit: number;
}

/** Where a past goes on in another file. */
interface Move {
  readonly tracker: Tracker;
  readonly path: string;
  /** The newest commit that has it there. */
  readonly commit: string;
}

/** Any name of a declaration at the top of a file that a wanted type's full name may begin with. */
function topNames(additions: readonly Addition[]): ReadonlySet<string> {
  return new Set(additions.flatMap(({ typeName }) => typeName.split(".")));
}

/** Reads the past of the trackers' paths until every question is answered, or it goes on elsewhere. */
async function follow(
  trackers: readonly Tracker[],
  commit: string | undefined,
  sources: Sources,
): Promise<readonly Move[]> {
  const active = byPath(trackers);
  const moves: Move[] = [];
  for await (const batch of batches(sources.memory.changes([...active.keys()], commit))) {
    const changes = batch.filter(({ path }) => active.has(path));
    const asking = [...new Set(changes.map(({ path }) => path))].flatMap(
      (path) => active.get(path) ?? [],
    );
    const names = topNames(asking.map(({ addition }) => addition));
    await sources.versions.load(changes.flatMap(blobsOf), names);
    for (const change of changes) {
      const here = active.get(change.path) ?? [];
      const kept: Tracker[] = [];
      for (const tracker of here) {
        const move = await advance(tracker, change, sources);
        if (move !== undefined) moves.push(move);
        else if (tracker.open().length > 0) kept.push(tracker);
      }
      if (kept.length === 0) active.delete(change.path);
      else active.set(change.path, kept);
    }
    const last = batch.at(-1);
    if (active.size === 0 || last === undefined) break;
    if (sources.versions.size() < sources.limit) continue;
    const cut: Cut = { event: eventOf(last), kind: "limit" };
    for (const tracker of [...active.values()].flat()) tracker.cutAt(cut);
    break;
  }
  return moves;
}

/** So that a change of a path is shown to its own trackers alone. */
function byPath(trackers: readonly Tracker[]): Map<string, readonly Tracker[]> {
  return new Map(grouped(trackers, (tracker) => tracker.path()));
}

function blobsOf({ before, after }: PastChange): readonly string[] {
  return [...before, after].filter((blob) => blob !== undefined);
}

/** Takes one change; returns where the past of the tracker goes on, if it does not at its path. */
async function advance(
  tracker: Tracker,
  change: PastChange,
  sources: Sources,
): Promise<Move | undefined> {
  if (change.isCut) {
    tracker.cutAt({ event: eventOf(change), kind: "shallow" });
    return undefined;
  }
  const { memory, versions } = sources;
  const step = stepOf(tracker, change, versions);
  const appears = step.after !== undefined && step.before.every((version) => version === undefined);
  const origin = appears ? await originOf(tracker, change, memory, versions) : undefined;
  const whole = origin === undefined ? step : { ...step, before: [origin] };
  for (const asked of tracker.open()) {
    const life = asked.question.take(whole);
    if (life !== undefined) await accept(tracker, { asked, life }, sources);
  }
  if (origin === undefined || change.parent === undefined) return undefined;
  return { tracker, path: origin.path, commit: change.parent };
}

/** Closes a question, unless its answer is a life that nobody can have seen. */
async function accept(tracker: Tracker, answer: Answer, sources: Sources): Promise<void> {
  const { memory, versions } = sources;
  const publication = await publicationOf(tracker, answer, memory, versions);
  if (publication === undefined) return;
  tracker.answer(answer.asked, await slotOf(tracker, answer, publication, versions));
}

/** At the end of what can be seen: a life whose beginning is further back. */
async function settle(tracker: Tracker, sources: Sources): Promise<void> {
  for (const asked of tracker.open()) {
    const life = asked.question.unfinished();
    if (life?.removed !== undefined) await accept(tracker, { asked, life }, sources);
  }
}
