import { nestedTypes } from "@bufbuild/protobuf/reflect";
import type { SchemaFile, SubjectByKind } from "./schema.ts";

/** The kinds of what a file declares at its top and inside its messages. */
export type TypeKind = "message" | "enum" | "extension" | "service";

export type TypesByKind = { readonly [K in TypeKind]: readonly SubjectByKind[K][] };

/** All that a file declares, nested included, each after what encloses it. */
export function typesIn(file: SchemaFile): TypesByKind {
  const known = cache.get(file);
  if (known !== undefined) return known;
  const types = collect(file);
  cache.set(file, types);
  return types;
}

/** Each pairing of each kind asks again. */
const cache = new WeakMap<SchemaFile, TypesByKind>();

function collect(file: SchemaFile): TypesByKind {
  const types: { readonly [K in TypeKind]: SubjectByKind[K][] } = {
    message: [],
    enum: [],
    extension: [],
    service: [],
  };
  for (const type of nestedTypes(file.desc)) {
    switch (type.kind) {
      case "message":
        types.message.push(type);
        break;
      case "enum":
        types.enum.push(type);
        break;
      case "extension":
        types.extension.push(type);
        break;
      case "service":
        types.service.push(type);
        break;
    }
  }
  return types;
}
