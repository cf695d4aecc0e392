import { readdirSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { Worker } from "node:worker_threads";

/** As much is read ahead; memory that is not written to costs nothing. */
const mostBytes = 1 << 28;

/**
 * The `.proto` files of a folder by import name, and a way to read each: its text, or its bytes where
 * they may not be UTF-8. They are read ahead by a thread, as `buf` has threads for that.
 * @param {string} folder
 * @returns {{ readonly paths: ReadonlySet<string>, readonly read: (path: string) => string | Buffer }}
 */
export function protoFiles(folder) {
  const root = resolve(folder) + sep;
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".proto"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll(sep, "/"));
  const bytesOf = readAhead(paths.map((path) => root + path));
  const indexes = new Map(paths.map((path, index) => [path, index]));
  const read = (/** @type {string} */ path) => {
    const bytes = bytesOf(indexes.get(path) ?? -1) ?? readFileSync(root + path);
    const text = bytes.toString("utf8");
    return text.includes("\ufffd") ? bytes : text;
  };
  return { paths: new Set(paths), read };
}

/**
 * @param {readonly string[]} files
 * @returns {(index: number) => Buffer | undefined} the content of a file that has been read
 */
function readAhead(files) {
  const contents = new SharedArrayBuffer(mostBytes);
  const ends = new Int32Array(new SharedArrayBuffer(files.length * Int32Array.BYTES_PER_ELEMENT));
  const reader = join(import.meta.dirname, "read-ahead.mjs");
  new Worker(reader, { workerData: { files, contents, ends } }).unref();
  return (index) => {
    const end = Atomics.load(ends, index);
    if (end === 0) return undefined;
    const start = index === 0 ? 0 : Atomics.load(ends, index - 1);
    return Buffer.from(contents, start, end - start);
  };
}
