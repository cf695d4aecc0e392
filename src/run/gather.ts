import type { Answer, Request, Selection, Side } from "../select/selection.ts";
import type { Source } from "../source/source.ts";

/** Runs the selection to its end, asking the source of the side that each request names. */
export async function gather(
  steps: Generator<Request, Selection, Answer>,
  sources: Readonly<Record<Side, Source>>,
): Promise<Selection> {
  let step = steps.next();
  while (step.done !== true) {
    step = steps.next(await answer(step.value, sources[step.value.side]));
  }
  return step.value;
}

async function answer(request: Request, source: Source): Promise<Answer> {
  switch (request.kind) {
    case "exists":
      return source.exists(request.paths);
    case "read":
      return source.read(request.paths);
    case "list":
      return source.list();
    case "may-import":
      return source.mayImport(request.baseNames);
    case "may-declare":
      return new Set(await source.mayDeclare(request.packages));
  }
}
