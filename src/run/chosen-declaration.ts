import { basename, resolve } from "node:path";
import type { Declaration } from "../config/declaration.ts";
import { configNames } from "../config/find.ts";
import { readChosen, readDeclaration } from "../config/read-declaration.ts";
import { quote } from "../source/quote.ts";
import { readRegularFile } from "../source/read-regular-file.ts";
import { ReadError, UsageError } from "../text/errors.ts";
import { pathBelow } from "./path-filter-of.ts";

/**
 * The file of `--config`. With its usual name inside of the source it is read as if it had been found
 * there, else as if it stood at the top. Throws a UsageError for a file that is not there or that
 * cannot be meant.
 */
export function chosenDeclaration(
  path: string,
  at: { readonly cwd: string; readonly top: string | undefined },
): Declaration {
  const absolute = resolve(at.cwd, path);
  const text = readConfig(absolute, path);
  const inside = at.top === undefined ? undefined : pathBelow(at.top, absolute);
  const isUsual = configNames.some((name) => name === basename(absolute));
  return inside !== undefined && isUsual && basename(absolute) !== "buf.work.yaml"
    ? readDeclaration(inside, text)
    : readChosen(path, text);
}

function readConfig(absolute: string, path: string): string {
  try {
    const bytes = readRegularFile(absolute, path);
    if (bytes !== undefined) return new TextDecoder().decode(bytes);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new UsageError(error.message, configHint);
  }
  throw new UsageError(`there is no configuration file ${quote(path)}`, configHint);
}

const configHint = "--config takes a proto-compat.yaml or a buf.yaml";
