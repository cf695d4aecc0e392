import { create, createFileRegistry, createRegistry, type Registry } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { Image } from "./image.ts";

/** All that an image defines; undefined where it does not hold all that it needs for that. */
export function registryOf({ files }: Image): Registry | undefined {
  const file = files.map(({ proto }) => proto);
  try {
    return createRegistry(createFileRegistry(create(FileDescriptorSetSchema, { file })));
  } catch {
    // What is missing, or wrong, is found and told when the image is linked.
    return undefined;
  }
}
