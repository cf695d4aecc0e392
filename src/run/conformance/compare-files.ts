import {
  create,
  createFileRegistry,
  createRegistry,
  fromBinary,
  type JsonValue,
  type Registry,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import {
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
  type SourceCodeInfo,
  type SourceCodeInfo_Location,
} from "@bufbuild/protobuf/wkt";
import { formOf } from "../../compile/source-info/declarations.ts";
import { sourceInfo } from "../../compile/source-info.ts";
import { cellPosition } from "./cell-position.ts";
import type { OurFile } from "./our-files.ts";
import type { Witness } from "./witness.ts";

/** One way in which our descriptor of a file differs from that of a witness. */
export interface FileDifference {
  readonly kind: "descriptor" | "span" | "comment" | "refusal";
  /** Where: a path into the descriptor, or one of SourceCodeInfo; "" for a refusal. */
  readonly at: string;
  readonly ours: string;
  readonly theirs: string;
  /** Whether a block comment of the file shares a line with a token. */
  readonly hasInlineBlock: boolean;
  /** Whether nothing but comments follows it in the file. */
  readonly isLast: boolean;
}

/** `known`: all files of the witness, for the custom options that they define. */
export function compareFiles(
  ours: OurFile,
  theirs: FileDescriptorProto,
  witness: Pick<Witness, "columns">,
  known: () => Registry,
): readonly FileDifference[] {
  const descriptor = descriptorDifferences(ours.proto, theirs, known);
  const position = witness.columns === "buf" ? cellPosition(ours.parsed.text) : undefined;
  const info = sourceInfo(ours.parsed, ours.locations, position);
  // How buf places the parts of a declaration is its own; protoc is followed in all of them.
  const isCompared = witness.columns === "buf" ? isDeclaration : () => true;
  const places = placeDifferences(info, theirs.sourceCodeInfo, isCompared);
  const differences = [...descriptor, ...places];
  if (differences.length === 0) return [];
  const inline = hasInlineBlock(ours.parsed.text);
  const last = lastPlaces(info);
  return differences.map((difference) => {
    return { ...difference, hasInlineBlock: inline, isLast: last.has(difference.at) };
  });
}

type Difference = Omit<FileDifference, "hasInlineBlock" | "isLast">;

/** The paths of what ends where the last token of the file ends. */
function lastPlaces({ location }: SourceCodeInfo): ReadonlySet<string> {
  const ends = location.map(({ path, span }) => ({ at: path.join(), end: endOf(span) }));
  const last = ends.reduce((latest, { end }) => Math.max(latest, end), 0);
  return new Set(ends.filter(({ end }) => end === last).map(({ at }) => at));
}

/** Greater for what ends later. */
function endOf(span: readonly number[]): number {
  const [line = 0, column = 0] = span.length === 3 ? [span[0], span[2]] : span.slice(2);
  return line * 2 ** 20 + Math.min(column, 2 ** 20 - 1);
}

function hasInlineBlock(text: string): boolean {
  return text.split("\n").some((line) => {
    const open = line.indexOf("/*");
    const close = line.indexOf("*/");
    const isBehindToken = open !== -1 && line.slice(0, open).trim() !== "";
    return isBehindToken || (close !== -1 && line.slice(close + 2).trim() !== "");
  });
}

function isDeclaration(path: readonly number[]): boolean {
  return formOf(path) !== undefined;
}

/** All that these files define, given each after its dependencies. */
export function registryOf(files: readonly FileDescriptorProto[]): Registry {
  const set = create(FileDescriptorSetSchema, { file: [...files] });
  return createRegistry(createFileRegistry(set));
}

function descriptorDifferences(
  ours: FileDescriptorProto,
  theirs: FileDescriptorProto,
  known: () => Registry,
): readonly Difference[] {
  const one = bare(ours);
  const other = bare(theirs);
  if (Buffer.compare(one, other) === 0) return [];
  const registry = known();
  return partDifferences(jsonOf(one, registry), jsonOf(other, registry), "");
}

/** With the options that are known by their names. */
function jsonOf(file: Uint8Array, registry: Registry): JsonValue {
  try {
    const proto = fromBinary(FileDescriptorProtoSchema, file);
    return toJson(FileDescriptorProtoSchema, proto, { registry });
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Fields in order of number, whoever wrote them. */
function bare(file: FileDescriptorProto): Uint8Array {
  const copy = { ...file, $unknown: [] };
  delete copy.sourceCodeInfo;
  return toBinary(FileDescriptorProtoSchema, copy);
}

/** Every part that differs, as deep as it can be told. */
function partDifferences(
  ours: JsonValue | undefined,
  theirs: JsonValue | undefined,
  at: string,
): readonly Difference[] {
  if (isTree(ours) && isTree(theirs) && Array.isArray(ours) === Array.isArray(theirs)) {
    const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
    return keys.flatMap((key) => {
      return partDifferences(entry(ours, key), entry(theirs, key), `${at}.${key}`);
    });
  }
  const [one, other] = [JSON.stringify(ours) ?? "nothing", JSON.stringify(theirs) ?? "nothing"];
  return one === other ? [] : [{ kind: "descriptor", at, ours: one, theirs: other }];
}

type Tree = JsonValue[] | { [key: string]: JsonValue };

function isTree(value: JsonValue | undefined): value is Tree {
  return typeof value === "object" && value !== null;
}

function entry(tree: Tree, key: string): JsonValue | undefined {
  return Array.isArray(tree) ? tree[Number(key)] : tree[key];
}

/** All locations and comments that differ. The order of locations is not compared. */
function placeDifferences(
  ours: SourceCodeInfo,
  theirs: SourceCodeInfo | undefined,
  isCompared: (path: readonly number[]) => boolean,
): readonly Difference[] {
  const [one, other] = [ours, theirs].map((info) => {
    return (info?.location ?? []).filter(({ path }) => isCompared(path));
  });
  return [
    ...differences("span", spansOf(one ?? []), spansOf(other ?? [])),
    ...differences("comment", commentsOf(one ?? []), commentsOf(other ?? [])),
  ];
}

function differences(kind: "span" | "comment", ours: Lines, theirs: Lines) {
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((at): readonly Difference[] => {
    const one = ours.get(at)?.toSorted().join(" ") ?? "nothing";
    const other = theirs.get(at)?.toSorted().join(" ") ?? "nothing";
    return one === other ? [] : [{ kind, at, ours: one, theirs: other }];
  });
}

/** By descriptor path; several statements may share one. */
type Lines = ReadonlyMap<string, readonly string[]>;

function spansOf(places: readonly SourceCodeInfo_Location[]): Lines {
  const spans = new Map<string, string[]>();
  for (const { path, span } of places) push(spans, path.join(), span.join(":"));
  return spans;
}

function commentsOf(places: readonly SourceCodeInfo_Location[]): Lines {
  const comments = new Map<string, string[]>();
  for (const { path, leadingComments, trailingComments, leadingDetachedComments } of places) {
    if (leadingComments + trailingComments === "" && leadingDetachedComments.length === 0) continue;
    const all = [leadingComments, trailingComments, leadingDetachedComments];
    push(comments, path.join(), JSON.stringify(all));
  }
  return comments;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
