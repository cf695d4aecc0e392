import type { OrphanStub } from "../../check/stub.ts";
import type { SchemaIndex } from "./schema-index.ts";

/** A name that a generated file gives for its schema, and where that is. */
export interface NamedSchema {
  readonly name: string;
  readonly schemas: readonly string[];
}

/**
 * Tells schemas that are gone from those that never were here: generated code of others' schemas is
 * often checked in without them. One is gone if the old side has it, or if the folder that it must
 * have stood in holds others that code was generated from.
 */
export function orphanFinder(
  named: readonly NamedSchema[],
  before: SchemaIndex | undefined,
): (name: string) => OrphanStub | undefined {
  const folders = new Map<string, string>();
  for (const { name, schemas } of named) {
    const [schema] = schemas;
    if (schema !== undefined && name.includes("/")) folders.set(folderOf(name), folderOf(schema));
  }
  return (name) => {
    const [was] = before?.candidates(name) ?? [];
    if (was !== undefined) return { kind: "orphan", name, was: { kind: "file", path: was } };
    const path = name.includes("/") ? folders.get(folderOf(name)) : undefined;
    return path === undefined ? undefined : { kind: "orphan", name, was: { kind: "folder", path } };
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
