import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { cachedDataVersionTag } from "node:v8";
import { crc32 } from "node:zlib";

/** Compiled code as V8 wants it back. */
export interface KeptCode {
  readonly code: Buffer;
  /** How many bytes of code the run held that wrote it. */
  readonly compiled: number;
}

const prefix = "code-";
/** In bytes: the checksum of all that follows, and `compiled`. */
const headLength = 8;
const longest = 32 << 20;
/** How many files stay: of some versions of Node and of this program. */
const most = 4;

/** Where code compiled from these bytes is kept. V8 refuses what has other flags than its tag's. */
export function codeFile(folder: string, bytes: Buffer): string {
  const tags = [crc32(bytes), cachedDataVersionTag()].map((tag) => tag.toString(16));
  return join(folder, [`${prefix}${process.version}`, process.arch, ...tags].join("-"));
}

/** What is kept in the file, if it is whole: V8 itself would run damaged code. */
export function readCode(file: string): KeptCode | undefined {
  try {
    const bytes = readFileSync(file);
    if (bytes.length <= headLength || crc32(bytes.subarray(4)) !== bytes.readUInt32LE(0)) return;
    return { code: bytes.subarray(headLength), compiled: bytes.readUInt32LE(4) };
  } catch {
    return undefined;
  }
}

/** Replaces what is kept, whole or not at all, and deletes the oldest files if there are many. */
export function writeCode(file: string, { code, compiled }: KeptCode): void {
  if (code.length > longest) return;
  const bytes = Buffer.concat([Buffer.alloc(headLength), code]);
  bytes.writeUInt32LE(compiled, 4);
  bytes.writeUInt32LE(crc32(bytes.subarray(4)), 0);
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, bytes, { mode: 0o600, flag: "wx" });
    renameSync(temporary, file);
    deleteOldest(dirname(file), basename(file));
  } catch {
    rmSync(temporary, { force: true });
  }
}

function deleteOldest(folder: string, newest: string): void {
  const others = readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && name !== newest)
    .map((name) => join(folder, name))
    .map((path) => ({ path, written: statSync(path).mtimeMs }))
    .sort((a, b) => b.written - a.written);
  for (const { path } of others.slice(most - 1)) rmSync(path, { force: true });
}
