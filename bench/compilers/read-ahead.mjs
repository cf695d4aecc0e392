// Reads files one after the other into shared memory, for a compiler that is busy meanwhile.
import { closeSync, openSync, readSync } from "node:fs";
import { workerData } from "node:worker_threads";

/** @type {{ files: readonly string[], contents: SharedArrayBuffer, ends: Int32Array }} */
const { files, contents, ends } = workerData;
const bytes = new Uint8Array(contents);
let end = 0;
for (const [index, file] of files.entries()) {
  end += readWhole(file, bytes.subarray(end));
  // What fills the memory to its last byte may have more: that and the others are left to the reader.
  if (end === bytes.length) break;
  Atomics.store(ends, index, end);
}

/**
 * @param {string} file
 * @param {Uint8Array} into
 * @returns {number} how many bytes were read
 */
function readWhole(file, into) {
  const descriptor = openSync(file, "r");
  let size = 0;
  let count = 0;
  do {
    count = readSync(descriptor, into, size, into.length - size, null);
    size += count;
  } while (count > 0);
  closeSync(descriptor);
  return size;
}
