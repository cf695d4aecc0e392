import { resolve } from "node:path";
import { protoFiles } from "../../source/listing.ts";
import { openRepository } from "../../source/repository.ts";
import type { CheckRequest } from "../check-request.ts";

/** What is compiled by all. */
export interface ConformanceQuery extends Pick<CheckRequest, "env" | "roots"> {
  /** A folder, or a repository. */
  readonly place: string;
  readonly cwd: string;
  /** How many commits beside the newest one, spread over the history; undefined: the folder as it is. */
  readonly commits: number | undefined;
}

/** The sources of a query, as the command line names them. Throws a ReadError for no repository. */
export async function sourcesOf(query: ConformanceQuery): Promise<readonly string[]> {
  if (query.commits === undefined) return ["./"];
  const cwd = resolve(query.cwd, query.place);
  const repository = openRepository({ cwd, env: query.env, offline: true });
  try {
    const options = ["--first-parent", "--format=%H", "--end-of-options", "HEAD", "--", protoFiles];
    const ids = (await repository.git.ask("log", ...options)).split("\n").slice(0, -1);
    return spread(ids, query.commits + 1);
  } finally {
    await repository.objects.close();
  }
}

/** So many of a list, the first and the last among them. */
function spread(ids: readonly string[], count: number): readonly string[] {
  if (ids.length <= count) return ids;
  const step = (ids.length - 1) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, index) => ids[Math.round(index * step)] ?? "");
}
