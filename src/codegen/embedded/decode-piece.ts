import { type DescMessage, fromBinary, type MessageShape } from "@bufbuild/protobuf";
import {
  DescriptorProtoSchema,
  EnumDescriptorProtoSchema,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
  ServiceDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import type { EmbeddedFile, EmbeddedType } from "./embedded.ts";
import type { Inflate } from "./inflate.ts";
import type { Found } from "./piece.ts";

/** A descriptor that is not placed yet. */
export type Decoded = Omit<EmbeddedFile, "at"> | Omit<EmbeddedType, "at">;

/** What the bytes of a piece decode as; a string says what is wrong with them. */
export function decodePiece(piece: Found, inflate: Inflate): readonly Decoded[] | string {
  const { form, bytes, holds } = piece;
  switch (holds) {
    case "file":
      return filesOf(form, [decode(FileDescriptorProtoSchema, bytes)]);
    case "compressed file": {
      const inflated = inflate(bytes);
      if (typeof inflated === "string") return inflated;
      return filesOf(form, [decode(FileDescriptorProtoSchema, inflated)]);
    }
    case "set": {
      const set = decode(FileDescriptorSetSchema, bytes);
      return filesOf(form, set === undefined ? [undefined] : set.file);
    }
    case "message": {
      const proto = decode(DescriptorProtoSchema, bytes);
      return proto?.name ? [{ kind: "type", form, type: { kind: "message", proto } }] : isNone;
    }
    case "enum": {
      const proto = decode(EnumDescriptorProtoSchema, bytes);
      return proto?.name ? [{ kind: "type", form, type: { kind: "enum", proto } }] : isNone;
    }
    case "service": {
      const proto = decode(ServiceDescriptorProtoSchema, bytes);
      return proto?.name ? [{ kind: "type", form, type: { kind: "service", proto } }] : isNone;
    }
  }
}

const isNone = "does not decode as a descriptor";

/** Every descriptor has a name: one without is something else, or cut where a field ended. */
function filesOf(
  form: Found["form"],
  protos: readonly (FileDescriptorProto | undefined)[],
): readonly Decoded[] | string {
  const files: Decoded[] = [];
  for (const proto of protos) {
    if (!proto?.name) return isNone;
    files.push({ kind: "file", form, proto });
  }
  return files.length === 0 ? isNone : files;
}

/** Undefined for bytes that are no such message; also those that are nested too deep for the stack. */
function decode<D extends DescMessage>(schema: D, bytes: Uint8Array): MessageShape<D> | undefined {
  try {
    return fromBinary(schema, bytes);
  } catch {
    return undefined;
  }
}
