import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { builtInNames } from "../compile/built-in.ts";
import { decodeImage } from "../image/decode-image.ts";
import { imageFormatOf } from "../image/format.ts";
import type { Image } from "../image/image.ts";
import { isImportable } from "../select/path.ts";
import { ReadError } from "../text/errors.ts";
import { codeOf, explainFileFailure } from "./file-failure.ts";
import { createImageSource, type ImageSource } from "./image.ts";
import { quote } from "./quote.ts";

/** In bytes: larger files are no images that anybody works with. */
const largest = 1 << 29;

/** The image of this file. Throws a ReadError for one that is not there or that is no image. */
export function openImage(path: string, cwd: string): ImageSource {
  const image = imageIn(path, bytesOf(resolve(cwd, path), path));
  // Who says nothing of imports has no other that everybody has.
  const saysImports = image.files.some(({ isImport }) => isImport);
  return createImageSource(image, path, {
    root: cwd,
    pathOf: (name) => name,
    behindMissing: [],
    isImported: (name) => !saysImports && builtInNames.has(name),
    configured: undefined,
  });
}

function bytesOf(absolute: string, path: string): Uint8Array {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(absolute, "r");
    const stats = fstatSync(descriptor);
    if (stats.size > largest) {
      throw new ReadError(`${quote(path)} has ${stats.size} bytes: too large for an image`, {
        path,
      });
    }
    return readFileSync(descriptor);
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw explainFileFailure(error, path);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function imageIn(path: string, bytes: Uint8Array): Image {
  const format = imageFormatOf(path) ?? { encoding: "binary", isGzipped: false };
  try {
    const image = decodeImage(bytes, format);
    const odd = image.files.find(({ proto }) => !isImportable(proto.name));
    if (odd !== undefined)
      throw new Error(`file ${quote(odd.proto.name)}: no import has that name`);
    return image;
  } catch (error) {
    throw notAnImage(path, error);
  }
}

function notAnImage(path: string, error: unknown): ReadError {
  const said = codeOf(error) ?? (error instanceof Error ? error.message : String(error));
  return new ReadError(
    `${quote(path)} is not an image that can be read: ${reasons[said] ?? said}`,
    {
      path,
      hint: "an image is a FileDescriptorSet, as proto-compat build, buf build and protoc -o write it; its name tells the format",
    },
  );
}

/** What zlib means by its codes. */
const reasons: Readonly<Record<string, string>> = {
  ERR_BUFFER_TOO_LARGE: "it grows beyond 512 MB when it is unpacked",
  Z_DATA_ERROR: "it is not in gzip format",
  Z_BUF_ERROR: "it ends too early",
};
