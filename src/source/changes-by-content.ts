import { toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import type { OpenedSource } from "./open.ts";
import type { ChangedPath } from "./source.ts";

/** The `.proto` paths that differ, in order, found by reading every file that both sources have. */
export async function changesByContent(
  before: OpenedSource,
  after: OpenedSource,
): Promise<readonly ChangedPath[]> {
  const [inBefore, inAfter] = await Promise.all([before.list(), after.list()]);
  const shared = [...inBefore].filter((path) => inAfter.has(path));
  const changed = new Set<string>();
  for (let start = 0; start < shared.length; start += filesAtOnce) {
    const paths = shared.slice(start, start + filesAtOnce);
    const [left, right] = await Promise.all([read(before, paths), read(after, paths)]);
    for (const path of paths) {
      if (!isSame(left.get(path), right.get(path))) changed.add(path);
    }
  }
  return [...new Set([...inBefore, ...inAfter])]
    .map((path) => ({ path, before: inBefore.has(path), after: inAfter.has(path) }))
    .filter((change) => changed.has(change.path) || !change.before || !change.after)
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** Bounds the memory: both sides of so many files are held at a time. */
const filesAtOnce = 500;

/** A file of an image has the bytes of its descriptor, so that it differs from every text. */
async function read(
  source: OpenedSource,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (source.kind !== "image") return await source.read(paths);
  const files = [...source.files(paths)];
  return new Map(
    files.map(([path, { proto }]) => [path, toBinary(FileDescriptorProtoSchema, proto)]),
  );
}

function isSame(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return Buffer.compare(left, right) === 0;
}
