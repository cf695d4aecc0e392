import { resolve } from "node:path";
import type { PathFilter } from "../policy/path-filter.ts";
import type { OpenedSource } from "../source/open.ts";
import { topFolderOf } from "../source/top-folder.ts";
import type { CodegenRequest } from "./codegen-request.ts";
import { pathWithin } from "./path-filter-of.ts";

/** The paths of the request, as the source names them. Throws UsageError for one that leads out of it. */
export async function codegenFilterOf(
  { paths, excludePaths, cwd }: CodegenRequest,
  source: OpenedSource,
): Promise<PathFilter> {
  if (paths.length === 0 && excludePaths.length === 0) return { only: [], except: [] };
  const top = await topFolderOf(source);
  const within = (path: string) => pathWithin(top, resolve(cwd, path), path);
  return { only: paths.map(within), except: excludePaths.map(within) };
}
