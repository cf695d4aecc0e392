import { statSync } from "node:fs";
import { resolve } from "node:path";
import { defaultAgainst } from "../source/default-against.ts";
import { type OpenContext, type OpenedSource, openSource } from "../source/open.ts";
import { parseSpec, type Spec } from "../source/parse-spec.ts";
import type { CheckRequest } from "./check-request.ts";

export interface Sides {
  readonly before: OpenedSource;
  readonly after: OpenedSource;
}

/**
 * Opens the head side, then the old one, which may be defined by it. Throws UsageError for what is
 * not a source, and ReadError for one that is not there.
 */
export async function openSides(request: CheckRequest): Promise<Sides> {
  const { cwd, env, offline } = request;
  const after = await openSource(specOf(request.head, cwd), {
    cwd,
    env,
    offline,
    other: undefined,
  });
  const context = { cwd, env, offline, other: after };
  try {
    return { before: await openSource(await againstOf(request, context), context), after };
  } catch (error) {
    await after.close();
    throw error;
  }
}

export async function closeSides({ before, after }: Sides): Promise<void> {
  await Promise.all([before.close(), after.close()]);
}

async function againstOf({ against, cwd }: CheckRequest, context: OpenContext): Promise<Spec> {
  return against === undefined ? await defaultAgainst(context) : specOf(against, cwd);
}

function specOf(text: string, cwd: string): Spec {
  return parseSpec(
    text,
    (path) => statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isFile() === true,
  );
}
