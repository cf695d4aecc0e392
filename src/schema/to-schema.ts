import { createFileRegistry } from "@bufbuild/protobuf";
import type { FileDescriptorSet } from "@bufbuild/protobuf/wkt";
import type { Locations } from "../text/locations.ts";
import type { Schema, SchemaFile } from "./schema.ts";

/** One side of one world after linking. */
export interface LinkedWorld {
  /** The same on both sides. */
  readonly name: string;
  /** Complete and in order of dependency, or the registry throws: link it first. */
  readonly set: FileDescriptorSet;
  readonly assumed: ReadonlyMap<string, ReadonlySet<string>>;
  /** The files to compare, by path; one that is not in the set is left out. */
  readonly compared: ReadonlyMap<string, ComparedFile>;
}

/** What a descriptor does not say of its file. */
export interface ComparedFile {
  readonly importName: string;
  readonly locations: Locations;
  readonly text: string | undefined;
}

/** Everything of one side that is to be compared, the files in the order of the worlds and sets. */
export function toSchema(worlds: readonly LinkedWorld[]): Schema {
  return {
    files: worlds.flatMap(filesOf),
    assumed: new Map(worlds.map((world) => [world.name, world.assumed])),
  };
}

function filesOf(world: LinkedWorld): readonly SchemaFile[] {
  const files: SchemaFile[] = [];
  for (const desc of createFileRegistry(world.set).files) {
    const path = desc.proto.name;
    const compared = world.compared.get(path);
    if (compared === undefined) continue;
    const { importName, locations, text } = compared;
    files.push({ kind: "file", desc, path, importName, world: world.name, locations, text });
  }
  return files;
}
