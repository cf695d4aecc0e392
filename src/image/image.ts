import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";

/** Compiled files that travel together, each after its dependencies: a FileDescriptorSet. */
export interface Image {
  readonly files: readonly ImageFile[];
}

/** What buf keeps in the extension of each file of an image; other programs ignore it. */
export interface ImageFile {
  /** Its name is its import name. */
  readonly proto: FileDescriptorProto;
  /** Whether it is there only because others import it. */
  readonly isImport: boolean;
  readonly isSyntaxUnspecified: boolean;
}
