import { decodeImage } from "../../src/image/decode-image.ts";
import { encodeImage } from "../../src/image/encode-image.ts";
import { imageFormatOf } from "../../src/image/format.ts";
import type { Image } from "../../src/image/image.ts";
import { runBuild } from "../../src/run/build.ts";
import { createFolder, type Files } from "./repository.ts";

/** The image of a folder with these files. */
export async function imageOf(files: Files): Promise<Image> {
  const built = await runBuild({
    source: "./",
    cwd: createFolder(files),
    env: {},
    config: { kind: "none" },
    roots: [],
    excludePaths: [],
    offline: true,
    strict: true,
  });
  if (built.kind === "built") return built.image;
  throw new Error(built.errors.map(({ message }) => message).join("\n"));
}

/** The bytes of an image in a file of this name. */
export function imageBytes(image: Image, name: string): Uint8Array {
  return encodeImage(image, formatOf(name), { imports: true, sourceInfo: true });
}

export function imageFrom(bytes: Uint8Array, name: string): Image {
  return decodeImage(bytes, formatOf(name));
}

function formatOf(name: string) {
  const format = imageFormatOf(name);
  if (format === undefined) throw new Error(`"${name}" is no name of an image`);
  return format;
}
