import { gunzipSync } from "node:zlib";

/** The uncompressed bytes, or what is wrong with them. */
export type Inflate = (bytes: Uint8Array) => Uint8Array | string;

/** Uncompresses until all that it returned is larger than this: small inputs can stand for any size. */
export function inflateWithin(most: number): Inflate {
  let left = most;
  return (bytes) => {
    if (left === 0) return tooLarge;
    try {
      const inflated = gunzipSync(bytes, { maxOutputLength: left });
      left -= inflated.length;
      return inflated;
    } catch (error) {
      if (!isTooLarge(error)) return "is not compressed as gzip does it";
      left = 0;
      return tooLarge;
    }
  };
}

const tooLarge = "grows to more than any schema needs when it is uncompressed";

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}
