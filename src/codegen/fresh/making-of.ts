import type { GeneratedFile } from "../../check/generated-file.ts";
import type { Problem } from "../../text/problem.ts";
import type { Carried, CarriedCopy } from "./carried-by.ts";
import { type MadeFrom, madeFrom } from "./made-from.ts";
import type { SchemaIndex } from "./schema-index.ts";
import { sharedStart } from "./shared-start.ts";

/** What one generated file tells of the schemas that it was made of. */
export interface Making {
  readonly file: GeneratedFile;
  readonly copies: readonly PlacedCopy[];
  readonly problems: readonly Problem[];
  /** The names that it gives, and the paths that each may stand for. */
  readonly named: readonly { readonly name: string; readonly schemas: readonly string[] }[];
  readonly from: MadeFrom;
}

export interface PlacedCopy {
  readonly copy: CarriedCopy;
  /** The paths of the schemas that it may be a copy of, those nearest to the file first. */
  readonly candidates: readonly string[];
}

/** For each generated file, in their order. */
export function makingOf(
  files: readonly GeneratedFile[],
  carried: ReadonlyMap<string, Carried>,
  index: SchemaIndex,
): readonly Making[] {
  return files.map((file) => {
    const { copies, problems } = carried.get(file.path) ?? { copies: [], problems: [] };
    const names = new Set([...file.sources, ...copies.map(({ name }) => name)]);
    return {
      file,
      copies: copies.map((copy) => ({
        copy,
        candidates: nearest(index.candidates(copy.name), file.path),
      })),
      problems,
      named: [...names].map((name) => ({ name, schemas: index.candidates(name) })),
      from: madeFrom(file, [...names], index),
    };
  });
}

/** A repository may hold any number of files of one name, and each copy is compared with all of them. */
function nearest(schemas: readonly string[], path: string): readonly string[] {
  if (schemas.length < 2) return schemas;
  return schemas
    .map((schema) => ({ schema, rank: sharedStart(schema, path) }))
    .toSorted((one, other) => other.rank - one.rank)
    .slice(0, mostCandidates)
    .map(({ schema }) => schema);
}

const mostCandidates = 40;
