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
  /**
   * Makes the bytes of the SourceCodeInfo that `proto` is to have: those of many files are several
   * times as large as all the rest, so they are made when they are written. Undefined where `proto`
   * has its own, or there is none.
   */
  readonly sourceInfo: (() => Uint8Array) | undefined;
}
