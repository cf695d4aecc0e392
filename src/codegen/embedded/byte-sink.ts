/** Takes bytes one by one. */
export interface ByteSink {
  add(byte: number): void;
  /** What was added so far. */
  bytes(): Uint8Array;
}

/** Grows by doubling, so that adding is linear. */
export function byteSink(): ByteSink {
  let space = new Uint8Array(1024);
  let length = 0;
  return {
    add(byte) {
      if (length === space.length) {
        const larger = new Uint8Array(space.length * 2);
        larger.set(space);
        space = larger;
      }
      space[length++] = byte;
    },
    bytes: () => space.slice(0, length),
  };
}
