import { isatty } from "node:tty";
import type { Io, Output } from "./io.ts";

/** The process as the program sees it. Call it once: it listens on both streams for failures. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    ask: process.stdout.isTTY && isatty(0) ? ask : undefined,
  };
}

/** The end of the input and an interrupt end the questions. */
async function ask(question: string): Promise<string | undefined> {
  const { createInterface } = await import("node:readline");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  return await new Promise((answered) => {
    const end = () => {
      process.stdout.write("\n");
      answered(undefined);
    };
    terminal.once("close", end);
    terminal.question(question, (answer) => {
      answered(answer);
      terminal.off("close", end).close();
    });
  });
}

function outputOf(stream: NodeJS.WriteStream): Output {
  stream.on("error", tellBrokenStream);
  return {
    isTTY: stream.isTTY === true,
    // A terminal without a size has 0 columns.
    columns: stream.columns || columnsAskedFor(process.env.COLUMNS),
    async showsLinks() {
      if (stream.isTTY !== true) return false;
      const { createSupportsHyperlinks } = await import("supports-hyperlinks");
      return createSupportsHyperlinks(stream);
    },
    write: (content) => void stream.write(content),
  };
}

function columnsAskedFor(text: string | undefined): number | undefined {
  const columns = Number(text);
  return Number.isInteger(columns) && columns > 0 ? columns : undefined;
}

/** A reader that has seen enough (`| head`) is no failure; a full disk is. */
function tellBrokenStream(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  process.stderr.write(`error: cannot write the output: ${error.message}\n`);
  process.exit(3);
}
