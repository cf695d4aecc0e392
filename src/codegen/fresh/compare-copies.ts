import { absent, isToldByAnother } from "./absent.ts";
import { isSame } from "./is-same.ts";
import { optionDifferences } from "./option-differences.ts";
import type { Copy, Part, Parts } from "./part.ts";
import { partKey, partsOf } from "./parts-of.ts";
import { shapeDifferences } from "./shape-differences.ts";

/** How the copy of a schema in generated code compares with the schema. */
export interface Comparison {
  /** `options`: nothing but options differs; `stale`: what code is generated from does. */
  readonly kind: "fresh" | "options" | "stale";
  /** In the order of the schema, then what is only in the generated code. */
  readonly differences: readonly CopyDifference[];
}

export interface CopyDifference {
  readonly kind: "missing" | "extra" | "changed";
  readonly about: "shape" | "options";
  /** From the schema if it is there. */
  readonly part: Part;
  /** What of the part has changed. */
  readonly aspect: string | undefined;
  readonly schema: string | undefined;
  readonly generated: string | undefined;
  /** Where in the descriptor of the schema a reader finds it, or what it stood in. */
  readonly path: readonly number[];
}

/** What is known of the schema beside its descriptor. */
export interface Circumstances {
  /** Whether managed mode of buf may have rewritten options of files before plugins saw them. */
  readonly isManaged: boolean;
  /** Whether a full name is only assumed, since what defines it was not found. */
  isAssumed(name: string): boolean;
}

/**
 * Compares by what the descriptors mean, not by their bytes: without JSON names that are the default,
 * the digits of floating point numbers, imports, the name of the file, options for the source alone,
 * the encoding of custom options; and without what this form of generated code leaves out or adds.
 */
export function compareCopies(
  generated: Copy,
  schema: Copy,
  circumstances: Circumstances,
): Comparison {
  if (isSame(generated.proto, schema.proto)) return { kind: "fresh", differences: [] };
  const { form } = generated;
  const there = partsOf(generated);
  const here = partsOf({ ...schema, form });
  const renamed = packageDifference(generated, schema, here);
  if (renamed !== undefined) return { kind: "stale", differences: [renamed] };
  const inSchema = [...here.values()].flatMap((part) => {
    const copy = there.get(partKey(part.kind, part.name));
    if (copy === undefined)
      return isLeftOut(part, there, form) ? [] : [absent("missing", part, here)];
    return [
      ...shapeDifferences(copy, part, circumstances),
      ...optionDifferences(copy, part, form, circumstances),
    ];
  });
  const gone = [...there.values()]
    .filter((part) => !here.has(partKey(part.kind, part.name)) && !isToldByAnother(part, here))
    .map((part) => absent("extra", part, here, there));
  const differences = [...inSchema, ...gone];
  const all = differences.length > 0 ? differences : orderDifference(there, here, form);
  return { kind: kindOf(all), differences: all };
}

function kindOf(differences: readonly CopyDifference[]): Comparison["kind"] {
  if (differences.length === 0) return "fresh";
  return differences.some(({ about }) => about === "shape") ? "stale" : "options";
}

/** Every name would differ. */
function packageDifference(generated: Copy, schema: Copy, here: Parts): CopyDifference | undefined {
  const names = { schema: schema.proto.package, generated: generated.proto.package };
  const file = here.get(partKey("file", names.schema));
  if (names.schema === names.generated || file === undefined) return undefined;
  return { kind: "changed", about: "shape", part: file, aspect: "package", ...names, path: [2] };
}

/** Generators of Dart pass over services that another plugin writes. */
function isLeftOut(part: Part, there: Parts, form: Copy["form"]): boolean {
  if (form === "dart" && part.kind === "service") return true;
  return isToldByAnother(part, there);
}

/** The first declaration that others have overtaken; indexes in generated code follow the order. */
function orderDifference(there: Parts, here: Parts, form: Copy["form"]): readonly CopyDifference[] {
  if (form === "dart") return [];
  const other = there.keys();
  for (const [key, part] of here) {
    const { value } = other.next();
    if (value === key) continue;
    const { path } = absent("missing", part, here);
    const nothing = { schema: undefined, generated: undefined };
    return [
      { kind: "changed", about: "shape", part, aspect: "place in its file", ...nothing, path },
    ];
  }
  return [];
}
