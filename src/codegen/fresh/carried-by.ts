import { create } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import type { GeneratedFile } from "../../check/generated-file.ts";
import type { Problem } from "../../text/problem.ts";
import type { Span } from "../../text/span.ts";
import type { DescriptorForm, EmbeddedType } from "../embedded/embedded.ts";
import { embeddedDescriptors } from "../embedded/embedded-descriptors.ts";

/** The copies of schemas that a generated file carries, and what cannot be read of them. */
export interface Carried {
  readonly copies: readonly CarriedCopy[];
  readonly problems: readonly Problem[];
}

export interface CarriedCopy {
  /** The path of the schema as the generator was given it: below an import root. */
  readonly name: string;
  readonly form: DescriptorForm;
  readonly proto: FileDescriptorProto;
  /** Whether it says which package it is of. */
  readonly hasPackage: boolean;
  readonly at: Span;
}

/** Never throws; most generated files carry nothing. */
export function carriedBy({ path, sources }: GeneratedFile, content: Uint8Array): Carried {
  const { found, problems } = embeddedDescriptors(path, content);
  const copies = found.flatMap((one): CarriedCopy[] => {
    if (one.kind !== "file") return [];
    const { form, proto, at } = one;
    return [{ name: proto.name, form, proto, hasPackage: true, at }];
  });
  const types = found.filter((one) => one.kind === "type");
  return { copies: [...copies, ...gathered(types, sources[0])], problems };
}

/** Types one by one make up a file, whose name stands in the header. */
function gathered(
  types: readonly EmbeddedType[],
  name: string | undefined,
): readonly CarriedCopy[] {
  const [first] = types;
  if (first === undefined || name === undefined) return [];
  const proto = create(FileDescriptorProtoSchema, { name });
  for (const { type } of types) {
    switch (type.kind) {
      case "message":
        proto.messageType.push(type.proto);
        break;
      case "enum":
        proto.enumType.push(type.proto);
        break;
      case "service":
        proto.service.push(type.proto);
        break;
    }
  }
  return [{ name, form: first.form, proto, hasPackage: false, at: first.at }];
}
