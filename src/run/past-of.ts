import type { Rule } from "../check/rule.ts";
import { additionsOf } from "../history/additions-of.ts";
import { type Recollection, recall } from "../history/recall.ts";
import type { Schema } from "../schema/schema.ts";
import { openMemory } from "../source/memory.ts";
import type { OpenedSource } from "../source/open.ts";
import { ReadError } from "../text/errors.ts";
import type { CheckRequest } from "./check-request.ts";

/** The past of what the change adds, if it is wanted and a rule speaks of it. */
export async function pastOf(
  request: CheckRequest,
  rules: readonly Rule[],
  source: OpenedSource,
  { before, after }: { readonly before: Schema; readonly after: Schema },
  changed: readonly string[],
): Promise<Recollection> {
  if (!request.history || !rules.some((rule) => rule.on === "returned")) return nothing;
  const additions = additionsOf(before, after, new Set(changed));
  const memory = additions.length === 0 ? undefined : await openMemory(source);
  if (memory === undefined) return nothing;
  try {
    return await recall(additions, memory);
  } catch (error) {
    if (error instanceof ReadError) return unread(error);
    throw error;
  }
}

const nothing: Recollection = { past: new Map(), notes: [] };

/** The two sides are there and can be compared without their past. */
function unread({ message, hint }: ReadError): Recollection {
  const help = hint === undefined ? "" : ` (${hint})`;
  const said = `what the change adds was not looked up in the history: ${message}${help}`;
  return { past: new Map(), notes: [{ kind: "history-cut", message: said, path: undefined }] };
}
