import { fileOf } from "../schema/enclosing.ts";
import { linesOf } from "../schema/lines-of.ts";
import type { Schema, Subject } from "../schema/schema.ts";
import { spanOf } from "../schema/span-of.ts";
import type { Span } from "../text/span.ts";
import type { Finding } from "./finding.ts";
import { type Hit, type HitPair, subjectOf } from "./hit.ts";
import type { PairedSides } from "./pair.ts";
import { removalPlacer } from "./place-removal.ts";
import type { Flaw } from "./rule.ts";

export interface Place extends Pick<Finding, "location" | "before" | "lines"> {
  readonly world: string;
}

/** Returns a function that finds out where a hit stands on both sides. */
export function placer(before: Schema, after: Schema, sides: PairedSides): (hit: Hit) => Place {
  const files = new Map([...before.files, ...after.files].map((file) => [file.desc, file]));
  const placeRemoval = removalPlacer(sides, files);

  function stand(subject: Subject, parts: Flaw["parts"]) {
    const file = files.get(fileOf(subject));
    if (file === undefined) return nowhere;
    const span = spanOf(file, subject, parts);
    return { span, line: isEmpty(span) ? undefined : linesOf(file)?.[span.start.line - 1] };
  }

  function stood(pair: HitPair, flaw: Flaw) {
    if ("past" in pair) return pair.past;
    return "before" in pair ? stand(pair.before, flaw.beforeParts ?? flaw.parts) : nowhere;
  }

  return ({ pair, flaw }) => {
    const world = files.get(fileOf(subjectOf(pair)))?.world ?? "";
    const was = stood(pair, flaw);
    const is = "after" in pair ? stand(pair.after, flaw.parts) : nowhere;
    return {
      location: "after" in pair ? is.span : placeRemoval(pair, was.span),
      before: was.span,
      lines: { before: was.line, after: is.line },
      world,
    };
  };
}

const nowhere = { span: undefined, line: undefined };

/** A file as a whole has no line of its own. */
function isEmpty({ start, end }: Span): boolean {
  return start.line === end.line && start.column === end.column;
}
