/** An object as git stores it. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly content: Buffer;
}

/** What `git cat-file --batch` says of one name. */
export type ObjectAnswer =
  | { readonly kind: "object"; readonly object: GitObject }
  | { readonly kind: "missing" }
  | { readonly kind: "ambiguous" };

/** Takes the output of `git cat-file --batch` in pieces of any size. */
export interface ObjectStream {
  /** The answers that are complete now, in order. Throws an Error if this is not git's protocol. */
  push(chunk: Buffer): readonly ObjectAnswer[];
}

/** See "BATCH OUTPUT" in git-cat-file(1). */
export function createObjectStream(): ObjectStream {
  let pieces: Buffer[] = [];
  let length = 0;
  let header: Header | undefined;

  function take(count: number): Buffer {
    const all = pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
    pieces = all.length === count ? [] : [all.subarray(count)];
    length -= count;
    return all.subarray(0, count);
  }

  /** Undefined until the line feed is there. */
  function takeLine(): string | undefined {
    let offset = 0;
    for (const piece of pieces) {
      const end = piece.indexOf(lineFeed);
      if (end >= 0) return take(offset + end + 1).toString("utf8", 0, offset + end);
      offset += piece.length;
    }
    return undefined;
  }

  function next(): ObjectAnswer | undefined {
    if (header === undefined) {
      const line = takeLine();
      if (line === undefined) return undefined;
      const parsed = parseHeader(line);
      if (parsed.kind !== "header") return parsed;
      header = parsed;
    }
    if (length < header.size + 1) return undefined;
    const content = take(header.size + 1).subarray(0, header.size);
    const { id, type } = header;
    header = undefined;
    return { kind: "object", object: { id, type, content } };
  }

  return {
    push(chunk) {
      pieces.push(chunk);
      length += chunk.length;
      const answers: ObjectAnswer[] = [];
      for (let answer = next(); answer !== undefined; answer = next()) answers.push(answer);
      return answers;
    },
  };
}

const lineFeed = 10;

interface Header {
  readonly kind: "header";
  readonly id: string;
  readonly type: string;
  readonly size: number;
}

function parseHeader(
  line: string,
): Header | { readonly kind: "missing" } | { readonly kind: "ambiguous" } {
  const [, id, type, size] = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/.exec(line) ?? [];
  if (id !== undefined && type !== undefined && size !== undefined) {
    return { kind: "header", id, type, size: Number(size) };
  }
  if (line.endsWith(" ambiguous")) return { kind: "ambiguous" };
  if (line.endsWith(" missing") || line.endsWith(" submodule")) return { kind: "missing" };
  throw new Error(`git cat-file answered "${line}"`);
}
