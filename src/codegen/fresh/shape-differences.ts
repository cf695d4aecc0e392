import { pathOf } from "./absent.ts";
import type { Circumstances, CopyDifference } from "./compare-copies.ts";
import { typeKind } from "./field-shape.ts";
import type { Part } from "./part.ts";

/** What code is generated from, where it differs; types that are only assumed may be anything. */
export function shapeDifferences(
  generated: Part,
  schema: Part,
  { isAssumed }: Circumstances,
): readonly CopyDifference[] {
  const type = schema.shape.get("type");
  const isOpen = type !== generated.shape.get("type") || isAssumed(type ?? "");
  const aspects = new Set([...schema.shape.keys(), ...generated.shape.keys()]);
  return [...aspects].flatMap((aspect): CopyDifference[] => {
    const [is, was] = [schema.shape.get(aspect) ?? "", generated.shape.get(aspect) ?? ""];
    if (is === was || (isOpen && aspect === typeKind)) return [];
    if (isAssumed(nameIn(is)) && lastName(is) === lastName(was)) return [];
    const path = schema.kind === "file" ? [12] : pathOf(schema);
    const values = { schema: is, generated: was };
    return [{ kind: "changed", about: "shape", part: schema, aspect, ...values, path }];
  });
}

/** Requests and responses say before the name whether they are streams. */
function nameIn(value: string): string {
  return value.replace(/^stream /, "");
}

function lastName(value: string): string {
  return value.replace(/^(stream )?.*\./, "$1");
}
