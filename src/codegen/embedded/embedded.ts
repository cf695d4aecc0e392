import type {
  DescriptorProto,
  EnumDescriptorProto,
  FileDescriptorProto,
  ServiceDescriptorProto,
} from "@bufbuild/protobuf/wkt";
import type { Problem } from "../../text/problem.ts";
import type { Span } from "../../text/span.ts";

/** The descriptors that a generated file carries, in the order of the text. */
export interface EmbeddedDescriptors {
  readonly found: readonly Embedded[];
  /** What begins like one and cannot be read: cut short, or edited by hand. */
  readonly problems: readonly Problem[];
}

export type Embedded = EmbeddedFile | EmbeddedType;

/** A whole file, as the generator saw it; `descriptorForms` says what it leaves out. */
export interface EmbeddedFile {
  readonly kind: "file";
  readonly form: DescriptorForm;
  readonly proto: FileDescriptorProto;
  readonly at: Span;
}

/** One type on its own, without its file and package: nested types are in the message around them. */
export interface EmbeddedType {
  readonly kind: "type";
  readonly form: DescriptorForm;
  readonly type:
    | { readonly kind: "message"; readonly proto: DescriptorProto }
    | { readonly kind: "enum"; readonly proto: EnumDescriptorProto }
    | { readonly kind: "service"; readonly proto: ServiceDescriptorProto };
  readonly at: Span;
}

export type DescriptorForm = keyof typeof descriptorForms;

/** How generators write descriptors into their code, and what each leaves out or adds. */
export const descriptorForms = {
  /** protoc-gen-go up to 1.36.5: bytes. */
  "go-bytes": { jsonNames: "all", dependencies: true, extensions: true, zeros: true },
  /** protoc-gen-go since 1.36.6: a string. */
  "go-string": { jsonNames: "all", dependencies: true, extensions: true, zeros: true },
  /** golang/protobuf up to 1.3, gogo/protobuf, twirp: compressed bytes. */
  "go-gzip": { jsonNames: "all", dependencies: true, extensions: true, zeros: true },
  python: { jsonNames: "written", dependencies: true, extensions: true, zeros: true },
  java: { jsonNames: "written", dependencies: true, extensions: true, zeros: true },
  cpp: { jsonNames: "written", dependencies: true, extensions: true, zeros: true },
  csharp: { jsonNames: "written", dependencies: true, extensions: true, zeros: true },
  ruby: { jsonNames: "written", dependencies: true, extensions: true, zeros: true },
  /** The first dependency that is not descriptor.proto is dropped, and all public and weak ones. */
  php: { jsonNames: "written", dependencies: false, extensions: false, zeros: true },
  dart: { jsonNames: "all", dependencies: false, extensions: false, zeros: true },
  /** The files that it depends on are named beside it, by variables. */
  es: { jsonNames: "own", dependencies: false, extensions: true, zeros: true },
  /** Comments and positions are kept. */
  "rust-protobuf": { jsonNames: "all", dependencies: true, extensions: true, zeros: true },
  /** protoc-gen-prost: a set with all files of the package; comments and positions are kept. */
  prost: { jsonNames: "all", dependencies: true, extensions: true, zeros: true },
  betterproto2: { jsonNames: "all", dependencies: true, extensions: true, zeros: false },
  /** ScalaPB adds options of its own. */
  scala: { jsonNames: "all", dependencies: true, extensions: true, zeros: true },
} as const satisfies Readonly<Record<string, FormFacts>>;

export interface FormFacts {
  /**
   * Which fields carry a JSON name: `all`; those `written` in the schema, unless the generator ran as
   * a plugin (then all); `own`: those that differ from the default.
   */
  readonly jsonNames: "all" | "written" | "own";
  /** Whether the list of imports is complete. */
  readonly dependencies: boolean;
  /** Whether extensions are there. */
  readonly extensions: boolean;
  /** Whether what is set to zero, "" or false is set. */
  readonly zeros: boolean;
}
