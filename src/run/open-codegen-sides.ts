import { isCi } from "../source/is-ci.ts";
import { type OpenedSource, openSource } from "../source/open.ts";
import type { CodegenRequest } from "./codegen-request.ts";
import { specOf } from "./open-sides.ts";

export interface CodegenSides {
  /** Undefined where one side is looked at alone. */
  readonly before: OpenedSource | undefined;
  readonly after: OpenedSource;
  /** Whose configuration counts: in CI the old side's, if there is one. */
  readonly governor: OpenedSource;
}

/** Throws UsageError for what is not a source, and ReadError for one that is not there. */
export async function openCodegenSides(request: CodegenRequest): Promise<CodegenSides> {
  const { cwd, env, offline, against, head } = request;
  const after = await openSource(specOf(head, cwd), { cwd, env, offline, other: undefined });
  if (against === undefined) return { before: undefined, after, governor: after };
  try {
    const before = await openSource(specOf(against, cwd), { cwd, env, offline, other: after });
    return { before, after, governor: isCi(env) ? before : after };
  } catch (error) {
    await after.close();
    throw error;
  }
}

export async function closeCodegenSides({ before, after }: CodegenSides): Promise<void> {
  await Promise.all([after.close(), before?.close()]);
}
