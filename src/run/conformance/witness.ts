import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import type { Texts } from "../parity/peer.ts";

/** Another compiler of `.proto` files, whose descriptors ours are compared with. */
export interface Witness {
  /** Such as "protoc 36.2". */
  readonly name: string;
  /** How it counts columns. */
  readonly columns: "protoc" | "buf";
  /** Compiles these of the files; the others are there to be imported. */
  compile(texts: Texts, names: readonly string[]): Promise<WitnessAnswer>;
}

export type WitnessAnswer =
  | { readonly kind: "compiled"; readonly files: readonly FileDescriptorProto[] }
  /** `names` are the files that it complains about, as far as it says. */
  | { readonly kind: "refused"; readonly names: readonly string[]; readonly reason: string };
