import { basename, resolve } from "node:path";
import type { Declaration } from "../config/declaration.ts";
import { configNames } from "../config/find.ts";
import { readChosen, readDeclaration } from "../config/read-declaration.ts";
import { quote } from "../source/quote.ts";
import { readRegularFile } from "../source/read-regular-file.ts";
import type { Source } from "../source/source.ts";
import { ReadError, UsageError } from "../text/errors.ts";
import { textsOf } from "./find-declarations.ts";
import { pathBelow } from "./path-filter-of.ts";

/** What the file of `--config` says. */
export interface Chosen {
  readonly declaration: Declaration;
  /** The file as it is on the disk, where that is not what counts. */
  readonly otherwise: string | undefined;
  readonly text: string;
}

export interface ChosenContext {
  readonly cwd: string;
  readonly top: string | undefined;
  /** The side whose file counts if it has one, whatever is on the disk; undefined for none. */
  readonly governor: Source | undefined;
}

/**
 * The file of `--config`. With its usual name inside of the source it is read as if it had been found
 * there, else as if it stood at the top. Throws a UsageError for a file that is not there or that
 * cannot be meant.
 */
export async function chosenDeclaration(path: string, context: ChosenContext): Promise<Chosen> {
  const { cwd, top, governor } = context;
  const absolute = resolve(cwd, path);
  const inside = top === undefined ? undefined : pathBelow(top, absolute);
  const governing = await governingText(inside, governor);
  const text = governing ?? readConfig(absolute, path);
  const isUsual = configNames.some((name) => name === basename(absolute));
  return {
    declaration:
      inside !== undefined && isUsual && basename(absolute) !== "buf.work.yaml"
        ? readDeclaration(inside, text)
        : readChosen(path, text),
    otherwise: governing === undefined ? undefined : textOnDisk(absolute, path),
    text,
  };
}

async function governingText(
  inside: string | undefined,
  governor: Source | undefined,
): Promise<string | undefined> {
  if (inside === undefined || governor === undefined) return undefined;
  return (await textsOf(governor, [inside])).get(inside);
}

function textOnDisk(absolute: string, path: string): string {
  const bytes = readRegularFile(absolute, path);
  return bytes === undefined ? "" : new TextDecoder().decode(bytes);
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
