import type { Ecosystem } from "../check/pin.ts";
import type { Span } from "../text/span.ts";
import { toolOf } from "./packages.ts";
import type { DraftPin } from "./reading.ts";

type Rest = Partial<Omit<DraftPin, "tool" | "ecosystem" | "package" | "written" | "at">>;

/** The pin of a package; none for one that has nothing to do with protobuf. */
export function draft(
  ecosystem: Ecosystem,
  name: string,
  written: string | undefined,
  at: Span,
  rest: Rest = {},
): readonly DraftPin[] {
  const tool = toolOf(ecosystem, name);
  if (tool === undefined) return [];
  const pin = { tool, ecosystem, package: name, written, at };
  return [{ variables: undefined, lookUp: undefined, ...pin, ...rest }];
}
