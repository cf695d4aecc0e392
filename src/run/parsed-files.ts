import { parse } from "../compile/parse.ts";
import type { ParsedFile } from "../compile/parsed-file.ts";
import type { Source } from "../source/source.ts";

/** So many files are read at a time: as many as git fetches at once where they are not there. */
const manyFiles = 900;

/** Those of these paths that are there, parsed: while some are, those after them are read. */
export async function parsedFiles(
  source: Source,
  paths: readonly string[],
): Promise<ReadonlyMap<string, ParsedFile>> {
  const parsed = new Map<string, ParsedFile>();
  let coming = source.read(paths.slice(0, manyFiles));
  for (let next = manyFiles; next - manyFiles < paths.length; next += manyFiles) {
    const contents = await coming;
    const isLast = next >= paths.length;
    if (!isLast) coming = readAhead(source, paths.slice(next, next + manyFiles));
    for (const [path, content] of contents) {
      parsed.set(path, parse(path, content));
      // What has arrived is only taken over between two turns, and git waits until it is.
      if (!isLast) await turn();
    }
  }
  return parsed;
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** A failure is thrown where the answer is awaited, and must not count as unhandled before. */
function readAhead(
  source: Source,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const answer = source.read(paths);
  answer.catch(() => undefined);
  return answer;
}
