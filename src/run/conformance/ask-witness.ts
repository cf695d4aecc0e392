import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import type { Texts } from "../parity/peer.ts";
import type { Witness } from "./witness.ts";

/** What a witness says of each file that it was asked about. */
export interface Testimony {
  readonly files: ReadonlyMap<string, FileDescriptorProto>;
  /** Why it refused a file. */
  readonly refused: ReadonlyMap<string, string>;
}

/** A text's imports, by name, as far as they are among the texts. */
export type ImportsOf = (name: string) => readonly string[];

/**
 * Asks about all files at once; what it refuses, and what imports that, is asked about one by one, and
 * the rest again. Where it does not say which file is to blame, each half is asked about.
 */
export async function askWitness(
  witness: Witness,
  texts: Texts,
  names: readonly string[],
  importsOf: ImportsOf,
): Promise<Testimony> {
  const files = new Map<string, FileDescriptorProto>();
  const refused = new Map<string, string>();
  const waiting: (readonly string[])[] = [names];
  for (let some = waiting.pop(); some !== undefined; some = waiting.pop()) {
    if (some.length === 0) continue;
    const closures = new Map(some.map((name) => [name, closureOf(name, importsOf)]));
    const needed = new Set([...closures.values()].flatMap((closure) => [...closure]));
    const shown = new Map([...texts].filter(([name]) => needed.has(name)));
    const answer = await witness.compile(shown, some);
    if (answer.kind === "compiled") {
      for (const file of answer.files) files.set(file.name, file);
      continue;
    }
    const blamed = new Set(answer.names);
    const bad = some.filter((name) => {
      return [...(closures.get(name) ?? [])].some((each) => blamed.has(each));
    });
    if (bad.length === 0 && some.length > 1) {
      const half = some.length >> 1;
      waiting.push(some.slice(0, half), some.slice(half));
      continue;
    }
    const out = new Set(bad.length === 0 ? some : bad);
    if (some.length === 1) for (const name of out) refused.set(name, answer.reason);
    // Alone, a file may well do: two files that do not import each other may declare one name.
    else waiting.push(...[...out].map((name) => [name]));
    waiting.push(some.filter((name) => !out.has(name)));
  }
  return { files, refused };
}

function closureOf(name: string, importsOf: ImportsOf): ReadonlySet<string> {
  const closure = new Set([name]);
  // A set hands out what is added while it is being walked.
  for (const each of closure) for (const imported of importsOf(each)) closure.add(imported);
  return closure;
}
