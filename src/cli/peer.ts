import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Peer, PeerAnswer, PeerFinding, Texts } from "../run/parity/peer.ts";
import { UsageError } from "../text/errors.ts";
import type { Io } from "./io.ts";

/**
 * The `buf` of this path, or of this name on the PATH, working in an empty folder that is lent to
 * it. It finds no configuration and no cache but its own there. Throws a UsageError if it is none.
 */
export async function openPeer(program: string, folder: string, io: Io): Promise<Peer> {
  const path = program.includes("/") ? resolve(io.cwd, program) : program;
  const env = { PATH: io.env.PATH, HOME: folder, BUF_CACHE_DIR: join(folder, "cache") };
  const run = (cwd: string, ...commandLine: readonly string[]) => ask(path, cwd, env, commandLine);
  const version = await run(folder, "--version");
  const list = await run(folder, "config", "ls-breaking-rules", "--version=v2", "--format=json");
  const rules = records(list.output).flatMap(({ id }) => (typeof id === "string" ? id : []));
  if (version.status !== 0 || rules.length === 0) throw noPeer(program, version, list);
  return {
    name: `buf ${version.output.trim()}`,
    rules,
    async compare(before, after, except) {
      const work = join(folder, "work");
      try {
        write(join(work, "before"), before, except);
        write(join(work, "after"), after, except);
        return answerOf(await run(join(work, "after"), ...comparison));
      } catch (error) {
        // Names of strangers: the path of one file may be a folder of another.
        if (!(error instanceof Error && "code" in error)) throw error;
        return { kind: "failed", reason: error.message };
      } finally {
        rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
      }
    },
  };
}

const comparison = ["breaking", "--against=../before", "--error-format=json", "--exclude-imports"];

interface Ended {
  /** Undefined: it was not there, or was killed. */
  readonly status: number | undefined;
  readonly output: string;
  readonly complaint: string;
}

function ask(
  path: string,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  commandLine: readonly string[],
): Promise<Ended> {
  return new Promise((done) => {
    const options = { cwd, env, maxBuffer: 1 << 30, timeout: longest, encoding: "utf8" } as const;
    execFile(path, [...commandLine], options, (error, output, stderr) => {
      const status = error === null ? 0 : error.code;
      const complaint = stderr.trim() === "" ? (error?.message ?? "") : stderr.trim();
      done({ status: typeof status === "number" ? status : undefined, output, complaint });
    });
  });
}

/** In milliseconds. */
const longest = 300_000;

function noPeer(program: string, ...answers: readonly Ended[]): UsageError {
  const complaint = answers.map((answer) => answer.complaint).find((text) => text !== "");
  return new UsageError(
    `"${program}" is not a buf that can be asked${complaint === undefined ? "" : `: ${complaint}`}`,
    "name its binary with --peer; it comes with the npm package @bufbuild/buf",
  );
}

function write(folder: string, texts: Texts, except: readonly string[]): void {
  for (const [name, text] of texts) {
    const path = join(folder, ...name.split("/").filter((part) => part !== ".."));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const breaking = { use: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"], except };
  writeFileSync(join(folder, "buf.yaml"), JSON.stringify({ version: "v2", breaking }));
}

/** It ends with 100 if it found something, be it that a side does not compile. */
function answerOf({ status, output, complaint }: Ended): PeerAnswer {
  const found = records(output).map(findingOf);
  const broken = found.find(({ rule }) => rule === "COMPILE");
  if (broken !== undefined) {
    return { kind: "failed", reason: `${broken.file}:${broken.line ?? 1}: ${broken.message}` };
  }
  if (status === 0 || (status === 100 && found.length > 0)) {
    return { kind: "compared", findings: found };
  }
  return { kind: "failed", reason: complaint || `it ended with status ${status ?? "unknown"}` };
}

function findingOf(found: Readonly<Record<string, unknown>>): PeerFinding {
  const { type, message, path } = found;
  return {
    rule: String(type),
    message: String(message),
    file: typeof path === "string" ? path : undefined,
    line: isWholeFile(found) ? undefined : Number(found.start_line),
  };
}

function isWholeFile(found: Readonly<Record<string, unknown>>): boolean {
  return [found.start_line, found.start_column, found.end_line, found.end_column].every(
    (number) => number === undefined || number === 1,
  );
}

/** JSON Lines. Anything else is no record, and what is missing then is told by the exit status. */
function records(output: string): readonly Readonly<Record<string, unknown>>[] {
  return output.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const record: unknown = JSON.parse(line);
    return typeof record === "object" && record !== null ? [{ ...record }] : [];
  });
}
