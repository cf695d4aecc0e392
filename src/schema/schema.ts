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
  /** By world and path: full names in use whose kind nobody knows, as nothing that is here owns them. */
  readonly assumed: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;
}

export interface SchemaFile {
  readonly kind: "file";
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
  readonly kind: "enum_value";
  readonly parent: DescEnum;
  readonly number: number;
  readonly values: readonly DescEnumValue[];
}

/** What the files of one package in one world make up together; "" for what has no package. */
export interface Package {
  readonly kind: "package";
  readonly name: string;
  /** In order of the schema. */
  readonly files: readonly [SchemaFile, ...SchemaFile[]];
}

/**
 * What rules speak of, by kind; `kind` of a subject is its key here. What nobody wrote is not a
 * subject: a map entry belongs to the type of its map field, a synthetic oneof to its field's presence.
 */
export interface SubjectByKind {
  package: Package;
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

export type Subject = SubjectByKind[SubjectKind];

/** Fields and extensions: most of what is true of one is true of the other. */
export type AnyField = DescField | DescExtension;

/**
 * The container in which a subject of a kind is looked for. Files and packages stand in no container; of what
 * is looked for by full name alone the file may be gone.
 */
export interface ContainerByKind {
  package: undefined;
  file: undefined;
  message: SchemaFile | undefined;
  enum: SchemaFile | undefined;
  enum_value: DescEnum;
  field: DescMessage;
  extension: SchemaFile | undefined;
  oneof: DescMessage;
  service: SchemaFile | undefined;
  rpc: DescService;
}
