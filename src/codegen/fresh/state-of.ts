import type { FileRegistry } from "@bufbuild/protobuf";
import { clone } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import type { DriftedStub, FreshStub } from "../../check/stub.ts";
import type { Locations } from "../../text/locations.ts";
import type { CarriedCopy } from "./carried-by.ts";
import { type Comparison, compareCopies } from "./compare-copies.ts";
import { stubDifference } from "./stub-difference.ts";

/** A compiled schema that generated code may have been made of. */
export interface SchemaFile {
  readonly path: string;
  readonly proto: FileDescriptorProto;
  /** All types that it can see, and those of its world. */
  readonly types: () => FileRegistry;
  readonly locations: Locations;
  readonly text: string | undefined;
  /** Full names that it uses and that are only assumed: what defines them was not found. */
  readonly assumed: ReadonlySet<string>;
}

/**
 * How a copy compares with the schema that fits it best. Undefined if it can be of none of them:
 * files of other packages are often called alike.
 */
export function stateOf(
  copy: CarriedCopy,
  candidates: readonly SchemaFile[],
  isManaged: boolean,
): FreshStub | DriftedStub | undefined {
  const plausible = plausibleFor(copy, candidates);
  let best: { readonly schema: SchemaFile; readonly comparison: Comparison } | undefined;
  for (const schema of plausible) {
    const comparison = compared(copy, schema, isManaged);
    if (comparison.kind === "fresh") return { kind: "fresh", source: schema.path };
    if (best === undefined || rank(comparison) < rank(best.comparison))
      best = { schema, comparison };
  }
  if (best === undefined || best.comparison.kind === "fresh") return undefined;
  const { schema, comparison } = best;
  return {
    kind: best.comparison.kind,
    source: schema.path,
    rivals: plausible.map(({ path }) => path).filter((path) => path !== schema.path),
    differences: comparison.differences.map((each) => stubDifference(each, schema)),
  };
}

function compared(copy: CarriedCopy, schema: SchemaFile, isManaged: boolean): Comparison {
  const { form, hasPackage } = copy;
  const { types, assumed } = schema;
  return compareCopies(
    { proto: hasPackage ? copy.proto : withPackage(copy.proto, schema.proto), form, types },
    { proto: schema.proto, form, types },
    { isManaged, isAssumed: (name) => assumed.has(name) },
  );
}

/** What the form does not say is taken to be as in the schema. */
function withPackage(proto: FileDescriptorProto, schema: FileDescriptorProto): FileDescriptorProto {
  const copy = clone(FileDescriptorProtoSchema, proto);
  copy.package = schema.package;
  copy.syntax = schema.syntax;
  copy.edition = schema.edition;
  if (schema.options !== undefined) copy.options = schema.options;
  return copy;
}

/** Options before anything else, then the number of differences. */
function rank({ kind, differences }: Comparison): number {
  return differences.length + (kind === "stale" ? 1e9 : 0);
}

function plausibleFor(copy: CarriedCopy, candidates: readonly SchemaFile[]): readonly SchemaFile[] {
  const { name, proto, hasPackage } = copy;
  const same = hasPackage
    ? candidates.filter((schema) => schema.proto.package === proto.package)
    : candidates;
  const isWhole = name.includes("/") && candidates.some(({ path }) => path.endsWith(name));
  if (isWhole) return same.length > 0 ? same : candidates;
  return same.filter((schema) => sharesType(proto, schema.proto));
}

/** A name without a folder, or only the end of one, says little: something else must fit, too. */
function sharesType(one: FileDescriptorProto, other: FileDescriptorProto): boolean {
  const names = new Set(namesIn(one));
  const others = namesIn(other);
  return others.some((name) => names.has(name)) || (names.size === 0 && others.length === 0);
}

function namesIn({ messageType, enumType, service, extension }: FileDescriptorProto) {
  return [...messageType, ...enumType, ...service, ...extension].map(({ name }) => name);
}
