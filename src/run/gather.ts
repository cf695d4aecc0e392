import { count } from "../report/count.ts";
import type { Answer, Request, Selection, Side } from "../select/selection.ts";
import type { ImageSource } from "../source/image.ts";
import type { Source } from "../source/source.ts";
import { parsedFiles } from "./parsed-files.ts";
import type { Progress } from "./progress.ts";

/** Runs the selection to its end, asking the source of the side that each request names. */
export async function gather(
  steps: Generator<Request, Selection, Answer>,
  sources: Readonly<Record<Side, Source | ImageSource>>,
  tell: Progress,
): Promise<Selection> {
  let step = steps.next();
  let read = 0;
  while (step.done !== true) {
    if (step.value.kind === "read") read += step.value.paths.length;
    if (read > 0) tell(`reading ${count(read, "file")}, and what they import`);
    step = steps.next(await answer(step.value, sources[step.value.side]));
  }
  return step.value;
}

async function answer(request: Request, source: Source | ImageSource): Promise<Answer> {
  switch (request.kind) {
    case "exists":
      return source.exists(request.paths);
    case "read":
      return "files" in source ? source.files(request.paths) : parsedFiles(source, request.paths);
    case "list":
      return source.list();
    case "named":
      return new Set(await source.named(request.baseNames));
    case "may-import":
      return source.mayImport(request.sought);
    case "may-declare":
      return new Set(await source.mayDeclare(request.packages));
  }
}
