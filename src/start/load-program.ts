import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { getHeapCodeStatistics, getHeapStatistics } from "node:v8";
import { Script } from "node:vm";
import type { runCommand } from "../program.ts";
import { cacheFolder } from "./cache-folder.ts";
import { codeFile, type KeptCode, readCode, writeCode } from "./kept-code.ts";

export interface Program {
  readonly runCommand: typeof runCommand;
}

/** How much more code a run must have compiled for it to be worth keeping again. */
const growth = 1.1;

const wrapper = ["(function (exports, require, module) {", "\n})"] as const;

/**
 * Loads the bundle. What V8 compiles of it is kept in the user's own cache folder, because compiling
 * takes longer than most checks. `keepCode` is to be called when the program has run.
 */
export function loadProgram(path: string): {
  readonly program: Program;
  readonly keepCode: () => void;
} {
  const require = createRequire(path);
  const folder = cacheFolder(process.env);
  if (folder === undefined) return { program: require(path), keepCode: () => undefined };
  const bytes = readFileSync(path);
  const file = codeFile(folder, bytes);
  const kept = readCode(file);
  const script = scriptOf(bytes, path, kept);
  const module: { exports: unknown } = { exports: {} };
  script.runInThisContext()(module.exports, require, module);
  // The one place where the bundle's exports get their type.
  const program = module.exports as Program;
  const known = script.cachedDataRejected === false ? (kept?.compiled ?? 0) : 0;
  return { program, keepCode: () => keepCode(script, file, known) };
}

function scriptOf(bytes: Buffer, path: string, kept: KeptCode | undefined): Script {
  const [head, tail] = wrapper;
  // The build writes ASCII, and V8 reads bytes faster than UTF-8.
  return new Script(`${head}${bytes.toString("latin1")}${tail}`, {
    filename: path,
    columnOffset: -head.length,
    ...(kept === undefined ? {} : { cachedData: kept.code }),
  });
}

/** To count the code, V8 walks over all of the heap: in a larger one that takes too long. In bytes. */
const largestHeap = 64 << 20;

/** V8 compiles a function when it is first called: what is kept grows with what runs have needed. */
function keepCode(script: Script, file: string, known: number): void {
  if (known > 0 && getHeapStatistics().used_heap_size > largestHeap) return;
  const compiled = getHeapCodeStatistics().bytecode_and_metadata_size;
  if (compiled <= known * growth) return;
  writeCode(file, { compiled, code: script.createCachedData() });
}
