import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import fc from "fast-check";
import { readFileSets } from "./file-sets.ts";
import { anyCase, type Case } from "./mutation.ts";
import { type CaseSides, sidesOf, trySides } from "./try-case.ts";

/** What scripts/fuzz.mjs asks for: the cases from `from` to `to`, exclusive. */
interface Task {
  readonly folders: readonly string[];
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** Where to write the files of each case before it is tried. */
  readonly write: string | undefined;
  /** The case at work, and how many runs there were: shrinking takes several. */
  readonly progress: Int32Array;
}

const mostShrinks = 300;

const task: Task = workerData;
const sets = readFileSets(task.folders);
const limited = fc.limitShrink(anyCase, mostShrinks);
let slowest = { milliseconds: 0, number: task.from };

for (let number = task.from; number < task.to; number++) {
  Atomics.store(task.progress, 0, number);
  const start = performance.now();
  const details = fc.check(fc.property(limited, tryOnce), { seed: seedOf(number), numRuns: 1 });
  const milliseconds = performance.now() - start;
  if (details.failed) {
    parentPort?.postMessage({ kind: "failure", number, ...told(details) });
  } else if (milliseconds > slowest.milliseconds) {
    slowest = { milliseconds, number };
  }
}
parentPort?.postMessage({ kind: "end", slowest });

function tryOnce(example: Case): void {
  Atomics.add(task.progress, 1, 1);
  const sides = sidesOf(example, sets);
  if (task.write !== undefined) writeSides(sides, task.write);
  trySides(sides, example.report);
}

/** The smallest case that was found, and what became of it. */
function told({ counterexample, errorInstance }: fc.RunDetails<[Case]>) {
  const [example] = counterexample ?? [];
  return {
    message: errorInstance instanceof Error ? (errorInstance.stack ?? "") : String(errorInstance),
    paths: example === undefined ? [] : [...sidesOf(example, sets).after.keys()],
    mutations: example?.mutations.map((mutation) => JSON.stringify(mutation)) ?? [],
  };
}

/** Neighbouring cases have nothing in common. */
function seedOf(number: number): number {
  return (Math.imul(task.seed, 0x9e3779b1) + Math.imul(number, 0x85ebca6b)) | 0;
}

function writeSides(sides: CaseSides, folder: string): void {
  for (const side of ["before", "after"] as const) {
    rmSync(join(folder, side), { recursive: true, force: true });
    for (const [path, text] of sides[side]) {
      const file = join(folder, side, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, "latin1");
    }
  }
}
