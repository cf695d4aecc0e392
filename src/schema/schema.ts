import type {
  DescEnum,
  DescEnumValue,
  DescExtension,
  DescField,
  DescFile,
  DescMessage,
  DescMethod,
  DescOneof,
  DescService,
} from "@bufbuild/protobuf";
import type { Locations } from "../text/locations.ts";

/** Everything of one side that is compared: linked, feature-resolved descriptors and their places. */
export interface Schema {
  readonly files: readonly SchemaFile[];
  /** Full names whose kind nobody knows, because an assumed import owns them. */
  readonly assumed: ReadonlySet<string>;
}

export interface SchemaFile {
  readonly desc: DescFile;
  /** The path in the source; the same as `desc.proto.name`. */
  readonly path: string;
  /** The name under which other files import it. */
  readonly importName: string;
  /** The name of its world, the same on both sides. */
  readonly world: string;
  readonly locations: Locations;
  /** Undefined for a file that came without its text, from an image. */
  readonly text: string | undefined;
}

/** All names of one number of an enum, in order of declaration (more than one by `allow_alias`). */
export interface EnumNumber {
  readonly kind: "enum_number";
  readonly parent: DescEnum;
  readonly number: number;
  readonly values: readonly DescEnumValue[];
}

/**
 * What rules speak of, by kind. Map entries are messages, as in descriptors; synthetic oneofs are
 * not oneofs here.
 */
export interface SubjectByKind {
  file: SchemaFile;
  message: DescMessage;
  enum: DescEnum;
  enum_value: EnumNumber;
  field: DescField;
  extension: DescExtension;
  oneof: DescOneof;
  service: DescService;
  rpc: DescMethod;
}

export type SubjectKind = keyof SubjectByKind;

/** The container in which a subject of a kind is looked for; a file stands in no container. */
export interface ContainerByKind {
  file: undefined;
  message: SchemaFile;
  enum: SchemaFile;
  enum_value: DescEnum;
  field: DescMessage;
  extension: SchemaFile;
  oneof: DescMessage;
  service: SchemaFile;
  rpc: DescService;
}
