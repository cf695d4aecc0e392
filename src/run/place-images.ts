import { resolve } from "node:path";
import type { OpenedSource } from "../source/open.ts";
import { placeImage } from "../source/place-image.ts";
import { topFolderOf } from "../source/top-folder.ts";
import type { CheckRequest } from "./check-request.ts";
import type { Sides } from "./open-sides.ts";
import { pathWithin } from "./path-filter-of.ts";

/**
 * The sides, in which an image beside a source of texts has its paths and its configuration; two
 * images have the names in them as paths, and no configuration but that of `--config`.
 */
export async function placeImages(sides: Sides, request: CheckRequest): Promise<Sides> {
  const { before, after } = sides;
  if ((before.kind === "image") === (after.kind === "image")) return sides;
  const placed = {
    before: await placedBeside(before, after, request),
    after: await placedBeside(after, before, request),
  };
  const texts = before.kind === "image" ? placed.after : placed.before;
  const { governor } = sides;
  // In CI the old side counts even if the configuration there names another one.
  const isGoverned = governor !== before && governor !== after;
  return { ...placed, governor: isGoverned ? governor : texts };
}

async function placedBeside(
  source: OpenedSource,
  other: OpenedSource,
  { roots, cwd }: CheckRequest,
): Promise<OpenedSource> {
  if (source.kind !== "image") return source;
  const top = await topFolderOf(other);
  const within = (folder: string) => pathWithin(top, resolve(cwd, folder), folder);
  const explicit = roots.map(({ folder, prefix }) => ({ folder: within(folder), prefix }));
  return await placeImage(source, other, top, explicit);
}
