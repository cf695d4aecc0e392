import type { OpenedSource } from "./open.ts";

/**
 * The absolute path of the folder that a source's paths start from. Throws a ReadError for a bare
 * repository, which has no such folder.
 */
export async function topFolderOf(source: OpenedSource): Promise<string> {
  return "repository" in source ? await source.repository.topLevel() : source.root;
}
