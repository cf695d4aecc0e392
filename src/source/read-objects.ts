import { explainMissingInPartialClone, explainMissingObject } from "./missing-object.ts";
import type { GitObject } from "./object-stream.ts";
import type { Repository } from "./repository.ts";

/** The objects of these ids, in order. Throws a ReadError for one that is not there. */
export async function readObjects(
  repository: Repository,
  ids: readonly string[],
): Promise<readonly GitObject[]> {
  const answers = await repository.objects.read(ids);
  const objects = answers.flatMap((answer) => (answer.kind === "object" ? [answer.object] : []));
  if (objects.length === ids.length) return objects;
  const { isPartial } = await repository.facts();
  if (isPartial) throw explainMissingInPartialClone(repository.git, "it has no such object");
  const lost = answers.findIndex((answer) => answer.kind !== "object");
  throw explainMissingObject(ids[lost] ?? "");
}

/** The contents of blobs, by path. Throws a ReadError for one that is not there. */
export async function readBlobs(
  repository: Repository,
  blobs: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const objects = await readObjects(repository, [...blobs.values()]);
  const contents = new Map<string, Uint8Array>();
  for (const [index, path] of [...blobs.keys()].entries()) {
    const object = objects[index];
    if (object !== undefined) contents.set(path, object.content);
  }
  return contents;
}
