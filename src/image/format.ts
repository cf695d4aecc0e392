/** How an image is written in a file. */
export interface ImageFormat {
  readonly encoding: "binary" | "json" | "text";
  readonly isGzipped: boolean;
}

/** The format of an image file, by its name as buf has it; undefined: not a name of an image. */
export function imageFormatOf(path: string): ImageFormat | undefined {
  const name = path.toLowerCase();
  const isGzipped = name.endsWith(".gz");
  const extension = /\.([a-z]+)$/.exec(isGzipped ? name.slice(0, -".gz".length) : name)?.[1];
  const encoding = encodings.get(extension ?? "");
  return encoding === undefined ? undefined : { encoding, isGzipped };
}

const encodings: ReadonlyMap<string, ImageFormat["encoding"]> = new Map([
  ["binpb", "binary"],
  ["bin", "binary"],
  ["pb", "binary"],
  ["json", "json"],
  ["txtpb", "text"],
]);
