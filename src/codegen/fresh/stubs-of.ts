import type { Stub, StubState } from "../../check/stub.ts";
import type { Span } from "../../text/span.ts";
import { type IsManaged, isManagedBy } from "./is-managed.ts";
import type { Making, PlacedCopy } from "./making-of.ts";
import { orphanFinder } from "./orphans.ts";
import type { SchemaIndex } from "./schema-index.ts";
import { type SchemaFile, stateOf } from "./state-of.ts";

/** What generated files are compared with. */
export interface Surroundings {
  /** By path, those that compile. */
  readonly schemas: ReadonlyMap<string, SchemaFile>;
  /** Where managed mode of buf is switched on. */
  readonly managed: readonly Span[];
  /** Of all schemas and all generated files. */
  readonly paths: readonly string[];
  /** The schemas of the old side, if there is one. */
  readonly before: SchemaIndex | undefined;
}

/** How each copy of a schema that generated code carries compares, and which have lost theirs. */
export function stubsOf(
  making: readonly Making[],
  { schemas, managed, paths, before }: Surroundings,
): readonly Stub[] {
  const isManaged = isManagedBy(managed, paths);
  const orphanOf = orphanFinder(
    making.flatMap(({ named }) => named),
    before,
  );
  return making.flatMap(({ file, copies, problems, named }): Stub[] => {
    const states: StubState[] = copies.map((placed) =>
      stateOfCopy(placed, file.path, schemas, isManaged),
    );
    const orphans = named
      .filter((each) => each.schemas.length === 0)
      .flatMap(({ name }) => orphanOf(name) ?? []);
    const unreadable = problems.map((problem) => ({ kind: "unreadable", problem }) as const);
    const known = states.filter(
      (state) => state.kind !== "unknown" || !orphans.some(({ name }) => name === state.name),
    );
    return [...known, ...orphans, ...unreadable].map((state) => ({ file, state }));
  });
}

function stateOfCopy(
  { copy, candidates }: PlacedCopy,
  path: string,
  schemas: ReadonlyMap<string, SchemaFile>,
  isManaged: IsManaged,
): StubState {
  const unknown = { kind: "unknown", name: copy.name } as const;
  const files = candidates.flatMap((candidate) => schemas.get(candidate) ?? []);
  // One that does not compile may be the one that is meant.
  if (files.length < candidates.length) return unknown;
  const managed = files.some((schema) => isManaged(path, schema.path));
  return stateOf(copy, files, managed) ?? unknown;
}
