import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { codeOf, explainFileFailure } from "./file-failure.ts";

/**
 * The bytes of a file; undefined where there is none, also if the last name is a symbolic link, a
 * folder or a pipe. Throws a ReadError, in which the file is called `name`, if it cannot be read.
 */
export function readRegularFile(path: string, name: string): Uint8Array | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, flags);
    return fstatSync(descriptor).isFile() ? readFileSync(descriptor) : undefined;
  } catch (error) {
    if (absent.has(codeOf(error) ?? "")) return undefined;
    throw explainFileFailure(error, name);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Never through a link, and never waiting for the other end of a pipe; Windows has neither flag. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** ELOOP and EMLINK (BSD) are what O_NOFOLLOW says of a link; ENXIO is a socket. */
const absent: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR", "ELOOP", "EMLINK", "ENXIO"]);
