import { relative, resolve, sep } from "node:path";
import { bufConfigPaths, bufRootSets } from "../config/buf-roots.ts";
import type { RootSet, RootSets } from "../select/selection.ts";
import type { OpenedSource } from "../source/open.ts";
import { topFolderOf } from "../source/top-folder.ts";
import { UsageError } from "../text/errors.ts";
import type { CheckRequest } from "./check-request.ts";
import type { Sides } from "./open-sides.ts";

/**
 * The roots that are not to be inferred: those of `--root`, for both sides, else those that buf.yaml
 * and buf.work.yaml around the changed files declare, for each side. Throws SourceError for a
 * configuration that cannot be read.
 */
export async function rootsOf(
  request: CheckRequest,
  sides: Sides,
  changed: readonly string[],
): Promise<RootSets> {
  if (request.roots.length > 0) {
    const chosen = [await chosenRoots(request, sides.after)];
    return { before: chosen, after: chosen };
  }
  if (request.config.kind === "none") return { before: [], after: [] };
  if (request.config.kind === "file") {
    throw new UsageError("configuration files cannot be named yet", "leave --config out");
  }
  const paths = bufConfigPaths(changed);
  const [before, after] = await Promise.all([
    declaredRoots(sides.before, paths),
    declaredRoots(sides.after, paths),
  ]);
  return { before, after };
}

async function chosenRoots(request: CheckRequest, source: OpenedSource): Promise<RootSet> {
  const top = await topFolderOf(source);
  return request.roots.map(({ folder, prefix }) => ({
    folder: relative(top, resolve(request.cwd, folder)).split(sep).join("/"),
    prefix,
  }));
}

async function declaredRoots(
  source: OpenedSource,
  paths: readonly string[],
): Promise<readonly RootSet[]> {
  const decoder = new TextDecoder();
  const contents = [...(await source.read(paths))];
  return bufRootSets(new Map(contents.map(([path, bytes]) => [path, decoder.decode(bytes)])));
}
