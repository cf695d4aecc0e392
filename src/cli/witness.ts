import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { builtInFile, builtInNames } from "../compile/built-in.ts";
import type { Witness, WitnessAnswer } from "../run/conformance/witness.ts";
import type { Texts } from "../run/parity/peer.ts";
import { UsageError } from "../text/errors.ts";
import type { Io } from "./io.ts";

/** The `buf` of this path, working in an empty folder that is lent to it. Throws a UsageError. */
export async function bufWitness(program: string, folder: string, io: Io): Promise<Witness> {
  const path = programPath(program, io);
  const env = { PATH: io.env.PATH, HOME: folder, BUF_CACHE_DIR: join(folder, "cache") };
  const { status, output } = await run(path, ["--version"], folder, env);
  if (status !== 0) throw noWitness(program, "buf");
  const build = ["build", "--error-format=json", "--as-file-descriptor-set", "-o", "../out.binpb"];
  return {
    name: `buf ${output.trim()}`,
    columns: "buf",
    compile: (texts) =>
      inFolder(folder, texts, async (root) => {
        writeFileSync(join(root, "buf.yaml"), '{"version":"v2"}');
        const ended = await run(path, build, root, env);
        return answerOf(ended, join(folder, "out.binpb"), bufNames);
      }),
  };
}

/** The `protoc` of this path. */
export async function protocWitness(program: string, folder: string, io: Io): Promise<Witness> {
  const path = programPath(program, io);
  const env = { PATH: io.env.PATH };
  const { status, output } = await run(path, ["--version"], folder, env);
  const version = /^libprotoc (\d+)\.(\d+)/.exec(output);
  if (status !== 0 || version === null) throw noWitness(program, "protoc");
  const isNew = Number(version[1]) >= 22 && Number(version[1]) < 1000;
  const builtIn = [...builtInNames].flatMap((name) => builtInFile(name) ?? []);
  const set = create(FileDescriptorSetSchema, { file: builtIn });
  writeFileSync(join(folder, "built-in.binpb"), toBinary(FileDescriptorSetSchema, set));
  const options = ["--include_source_info", "-I.", "--descriptor_set_in=../built-in.binpb"];
  const newer = isNew ? ["--retain_options", "--experimental_editions"] : [];
  return {
    name: `protoc ${output.trim().split(" ")[1]}`,
    columns: "protoc",
    compile: (texts, names) =>
      inFolder(folder, texts, async (root) => {
        writeFileSync(join(folder, "names"), names.map((name) => `./${name}\n`).join(""));
        const target = "--descriptor_set_out=../out.binpb";
        const ended = await run(path, [...options, ...newer, target, "@../names"], root, env);
        return answerOf(ended, join(folder, "out.binpb"), protocNames);
      }),
  };
}

function programPath(program: string, io: Io): string {
  return program.includes("/") ? resolve(io.cwd, program) : program;
}

function noWitness(program: string, what: string): UsageError {
  return new UsageError(`"${program}" is not a ${what} that can be asked`);
}

/** Writes texts where their names say, into a folder that is gone afterwards. */
async function inFolder(
  folder: string,
  texts: Texts,
  ask: (root: string) => Promise<WitnessAnswer>,
): Promise<WitnessAnswer> {
  const root = join(folder, "work");
  try {
    mkdirSync(root, { recursive: true });
    for (const [name, text] of texts) {
      const path = join(root, ...name.split("/").filter((part) => part !== ".."));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    return await ask(root);
  } catch (error) {
    // Names of strangers: the path of one file may be a folder of another.
    if (!(error instanceof Error && "code" in error)) throw error;
    return { kind: "refused", names: [], reason: error.message };
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    rmSync(join(folder, "out.binpb"), { force: true });
  }
}

interface Ended {
  /** Undefined: it was not there, or was killed. */
  readonly status: number | undefined;
  readonly output: string;
  readonly complaint: string;
}

function run(
  path: string,
  commandLine: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  return new Promise((done) => {
    const options = { cwd, env, maxBuffer: 1 << 30, timeout: longest, encoding: "utf8" } as const;
    execFile(path, [...commandLine], options, (error, output, stderr) => {
      const status = error === null ? 0 : error.code;
      const complaint = `${stderr}\n${output}`.trim() || (error?.message ?? "");
      done({ status: typeof status === "number" ? status : undefined, output, complaint });
    });
  });
}

/** In milliseconds. */
const longest = 540_000;

type NamesIn = (complaint: string) => readonly string[];

function answerOf({ status, complaint }: Ended, out: string, namesIn: NamesIn): WitnessAnswer {
  if (status === 0) {
    return { kind: "compiled", files: fromBinary(FileDescriptorSetSchema, readFileSync(out)).file };
  }
  const names = [...new Set(namesIn(complaint))];
  const reason = complaint.split("\n").find((line) => !line.includes(": warning: ")) ?? "";
  return { kind: "refused", names, reason: reason.slice(0, 300) };
}

/** Lines such as `a/b.proto:1:2: message` and `a/b.proto: message`. */
function protocNames(complaint: string): readonly string[] {
  return complaint.split("\n").flatMap((line) => {
    if (line.includes(": warning: ")) return [];
    return /^(?:\.\/)?(.+?\.proto):(?:\d+:\d+:)? /.exec(line)?.[1] ?? [];
  });
}

/** JSON Lines. */
function bufNames(complaint: string): readonly string[] {
  return complaint.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const record: unknown = JSON.parse(line);
    if (typeof record !== "object" || record === null || !("path" in record)) return [];
    return typeof record.path === "string" ? record.path : [];
  });
}
