import { resolve } from "node:path";
import { commitPairs } from "../../source/commit-pairs.ts";
import { folderPairs } from "../../source/folder-pairs.ts";
import { openRepository } from "../../source/repository.ts";
import type { CheckRequest } from "../check-request.ts";

/** Where the changes come from that a comparison with a peer is made over. */
export interface CaseQuery extends Pick<CheckRequest, "cwd" | "env" | "roots"> {
  /** A folder of folders with two sides; undefined: the commits of the repository. */
  readonly fixtures: string | undefined;
  readonly range: string;
  readonly every: number;
  readonly limit: number;
}

/** One change. */
export interface Case {
  /** A commit id or the name of a folder. */
  readonly name: string;
  readonly request: CheckRequest;
}

/** The changes, the newest first. Throws a UsageError or a ReadError where there is nothing to read. */
export async function casesOf(query: CaseQuery): Promise<readonly Case[]> {
  const { cwd, env, roots, fixtures } = query;
  if (fixtures !== undefined) {
    return folderPairs(resolve(cwd, fixtures)).map(({ name, before, after }) => ({
      name,
      request: requestFor({ cwd: after, env, roots: [{ folder: ".", prefix: "" }] }, before, "."),
    }));
  }
  const repository = openRepository({ cwd, env, offline: true });
  try {
    const pairs = await commitPairs(repository, query);
    return pairs.map(({ before, after }) => ({
      name: after,
      request: requestFor({ cwd, env, roots }, before, after),
    }));
  } finally {
    await repository.objects.close();
  }
}

/** No configuration is read: the peer reads none either. */
function requestFor(
  surroundings: Pick<CheckRequest, "cwd" | "env" | "roots">,
  against: string,
  head: string,
): CheckRequest {
  return {
    ...surroundings,
    against,
    head,
    use: undefined,
    except: undefined,
    config: { kind: "none" },
    failOn: undefined,
    paths: [],
    excludePaths: [],
    all: false,
    history: false,
    offline: true,
  };
}
