// Asks other compilers what they make of fixtures/compile: whether they refuse every row of the tables
// in refusals/, accept all of valid/, and whether only protoc accepts what is in valid-for-protoc/:
// npm run refusals -- --protoc FILE [--include DIR] [--buf FILE] [--write] [-v] [TABLE...]
// --include names the folder with google/protobuf/*.proto that belongs to protoc; else it is looked for
// beside protoc. buf is that of bench/, unless named. --write keeps what protoc makes of the valid
// files and of descriptor.proto, the .binpb beside them, for the tests to compare with.
// Exit status 1 if one of them is of another opinion and the fixtures do not say so.
import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readRefusals } from "./refusal-table.mjs";

const fixtures = join(import.meta.dirname, "../fixtures/compile");

/**
 * @typedef {object} Witness
 * @property {string} name
 * @property {(folder: string, paths: readonly string[], output: string) => readonly string[]} command
 */

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}

async function main() {
  const { values, positionals } = parseArgs({
    options: {
      protoc: { type: "string" },
      include: { type: "string" },
      buf: { type: "string" },
      verbose: { type: "boolean", short: "v", default: false },
      write: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const witnesses = witnessesOf(values);
  const tables = readdirSync(join(fixtures, "refusals")).map((name) => basename(name, ".txt"));
  const chosen = positionals.length === 0 ? tables : positionals;
  const cases = chosen.flatMap((table) => {
    const rows = readRefusals(readFileSync(join(fixtures, "refusals", `${table}.txt`), "utf8"));
    return rows.map((row) => ({ ...row, table }));
  });
  const temporary = mkdtempSync(join(tmpdir(), "proto-compat-refusals-"));
  try {
    const faults = await inParallel(cases, (row, index) =>
      faultsOf(row, join(temporary, String(index)), witnesses, values.verbose),
    );
    const valid = positionals.length === 0 ? await validFaults(witnesses, temporary) : [];
    const count = faults.flat().length + valid.length;
    for (const fault of [...faults.flat(), ...valid]) console.log(fault);
    if (values.write && count === 0) await writeDescriptors(witnesses);
    console.log(`${cases.length} rows, ${count} ${count === 1 ? "difference" : "differences"}`);
    return count === 0 ? 0 : 1;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * @param {{ readonly protoc?: string, readonly include?: string, readonly buf?: string }} values
 * @returns {readonly Witness[]}
 */
function witnessesOf({ protoc, include, buf = installedBuf() }) {
  /** @type {Witness[]} */
  const witnesses = [];
  if (buf !== undefined) {
    witnesses.push({
      name: "buf",
      command: (folder, _, output) => [resolve(buf), "build", folder, "-o", output],
    });
  }
  if (protoc !== undefined) {
    const builtIn = include ?? join(dirname(dirname(resolve(protoc))), "include");
    if (!existsSync(join(builtIn, "google/protobuf/descriptor.proto"))) {
      throw new Error(
        `${builtIn} has no google/protobuf/descriptor.proto: name its folder with --include`,
      );
    }
    witnesses.push({
      name: "protoc",
      command: (folder, paths, output) => [
        resolve(protoc),
        "--experimental_editions",
        `-I${folder}`,
        `-I${resolve(builtIn)}`,
        "--retain_options",
        `-o${output}`,
        ...paths,
      ],
    });
  }
  if (witnesses.length > 0) return witnesses;
  throw new Error("name a compiler: --protoc FILE, --buf FILE, or run npm ci --prefix bench");
}

function installedBuf() {
  const path = join(import.meta.dirname, "../bench/node_modules/.bin/buf");
  return existsSync(path) ? path : undefined;
}

/**
 * @param {import("./refusal-table.mjs").Refusal & { readonly table: string }} row
 * @param {string} folder
 * @param {readonly Witness[]} witnesses
 * @param {boolean} isVerbose
 * @returns {Promise<readonly string[]>}
 */
async function faultsOf({ table, what, files, accepts }, folder, witnesses, isVerbose) {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const paths = files.map(([path]) => path);
  /** @type {string[]} */
  const faults = [];
  for (const { name, command } of witnesses) {
    const { isAccepted, output } = await run(command(folder, paths, join(folder, "out.binpb")));
    if (isVerbose && !isAccepted) faults.push(`${table}: ${what}: ${name}: ${output.trim()}`);
    if (isAccepted === accepts.has(name)) continue;
    const verdict = isAccepted ? "accepts it" : `refuses it: ${output.trim()}`;
    faults.push(`${table}: ${what}: ${name} ${verdict}`);
  }
  return faults;
}

/**
 * @param {readonly Witness[]} witnesses
 * @param {string} temporary
 * @returns {Promise<readonly string[]>}
 */
async function validFaults(witnesses, temporary) {
  /** @type {string[]} */
  const faults = [];
  const output = join(temporary, "valid.binpb");
  for (const { name, command } of witnesses) {
    const valid = join(fixtures, "valid");
    const all = await run(command(valid, protosIn(valid), output));
    if (!all.isAccepted) faults.push(`valid: ${name} refuses it: ${all.output.trim()}`);
    const disputed = join(fixtures, "valid-for-protoc");
    const some = await run(command(disputed, protosIn(disputed), output));
    if (name === "protoc" && !some.isAccepted)
      faults.push(`valid-for-protoc: ${some.output.trim()}`);
    if (name !== "buf") continue;
    for (const path of protosIn(disputed)) {
      // Of a case of several files, one is refused.
      const folder = dirname(path);
      const isAlone = !folder.includes("/");
      if (some.output.includes(isAlone ? `${path}:` : `${folder}/`)) continue;
      faults.push(`valid-for-protoc: buf accepts ${path}, so that it belongs to valid/`);
    }
  }
  return faults;
}

/** @param {readonly Witness[]} witnesses */
async function writeDescriptors(witnesses) {
  const protoc = witnesses.find(({ name }) => name === "protoc");
  if (protoc === undefined)
    throw new Error("only protoc writes descriptors: name it with --protoc");
  for (const name of ["valid", "valid-for-protoc"]) {
    const folder = join(fixtures, name);
    await run(protoc.command(folder, protosIn(folder), `${folder}.binpb`));
  }
  // What is for the source only is not in the descriptors that runtimes carry.
  const descriptor = join(fixtures, "descriptor.binpb");
  const command = protoc.command(fixtures, ["google/protobuf/descriptor.proto"], descriptor);
  await run(command.filter((word) => word !== "--retain_options"));
}

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
function protosIn(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const paths = names.map((name) => name.replaceAll("\\", "/"));
  return paths.filter((path) => path.endsWith(".proto")).sort();
}

/**
 * @param {readonly string[]} command
 * @returns {Promise<{ readonly isAccepted: boolean, readonly output: string }>}
 */
function run([program = "", ...words]) {
  return new Promise((settle, fail) => {
    execFile(program, words, { encoding: "utf8" }, (error, stdout, stderr) => {
      // A compiler that is brought down by its input has not accepted it.
      const hasRun = error === null || typeof error.code === "number" || error.signal != null;
      if (!hasRun) fail(error);
      else settle({ isAccepted: error === null, output: stdout + stderr });
    });
  });
}

/**
 * @template Item, Result
 * @param {readonly Item[]} items
 * @param {(item: Item, index: number) => Promise<Result>} work
 * @returns {Promise<readonly Result[]>}
 */
async function inParallel(items, work) {
  /** @type {Result[]} */
  const results = [];
  const entries = items.entries();
  const worker = async () => {
    for (const [index, item] of entries) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}
