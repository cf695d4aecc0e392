import type { Io } from "../../src/cli/io.ts";

/** An Io that keeps what is written, and is no terminal unless told so. */
export interface FakeIo extends Io {
  readonly out: () => string;
  readonly err: () => string;
}

export function fakeIo(
  given: {
    readonly cwd?: string;
    readonly env?: Io["env"];
    readonly columns?: number;
    readonly links?: boolean;
    /** What is answered, one after the other; left out: nobody is there to answer. */
    readonly answers?: readonly string[];
  } = {},
): FakeIo {
  const out: string[] = [];
  const err: string[] = [];
  const { answers } = given;
  const output = (texts: string[]) => ({
    isTTY: given.columns !== undefined,
    columns: given.columns,
    showsLinks: async () => given.links ?? false,
    // Bytes are kept as characters of that code.
    write: (content: string | Uint8Array) =>
      void texts.push(
        typeof content === "string" ? content : Buffer.from(content).toString("latin1"),
      ),
  });
  return {
    cwd: given.cwd ?? process.cwd(),
    env: given.env ?? {},
    stdout: output(out),
    stderr: output(err),
    ask: answers && answerer(answers, out),
    out: () => out.join(""),
    err: () => err.join(""),
  };
}

function answerer(answers: readonly string[], out: string[]): NonNullable<Io["ask"]> {
  const left = [...answers];
  return async (question) => {
    out.push(question);
    return left.shift();
  };
}
