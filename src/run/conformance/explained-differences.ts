import type { FileDifference } from "./compare-files.ts";

/** Something in which we differ from a witness, and why that is right. */
export interface ExplainedDifference {
  readonly id: string;
  /** In one or two sentences. */
  readonly reason: string;
  /** `witness` is its name with its version. */
  matches(witness: string, difference: FileDifference): boolean;
}

/** All that is known; each as narrow as it can be. */
export const explainedDifferences: readonly ExplainedDifference[] = [
  {
    id: "line end of a trailing comment",
    reason: "protoc and we keep the line end of a line comment; buf drops it from a trailing one",
    matches: (witness, { kind, ours, theirs }) =>
      isBuf(witness) && kind === "comment" && withoutLineEnds(ours) === withoutLineEnds(theirs),
  },
  {
    id: "block comment beside a token",
    reason:
      "a block comment that shares a line with what it does not end: protoc and we attach it to neither or detach it; buf drops it or gives it to the next declaration",
    matches: (witness, { kind, hasInlineBlock }) =>
      isBuf(witness) && kind === "comment" && hasInlineBlock,
  },
  {
    id: "comment at the end of the file",
    reason:
      "protoc and we give the comment behind the last declaration to it; buf drops it where nothing follows",
    matches: (witness, { kind, theirs, isLast }) =>
      isBuf(witness) && kind === "comment" && isLast && theirs === "nothing",
  },
  {
    id: "several statements of one path",
    reason:
      "the `reserved`, `extensions` or `extend` statements of one message share a path: protoc and we tell the place of each once; buf that of the first one, and again for each range",
    matches: (witness, { at, kind, ours, theirs }) =>
      isBuf(witness) &&
      repeated.has(at.split(",").at(-1) ?? "") &&
      (kind === "span"
        ? theirs.split(" ").every((place) => ours.split(" ").includes(place))
        : kind === "comment" && ours.includes(theirs)),
  },
  {
    id: "default of a float",
    reason:
      "the default of a float is a text: protoc and we write the shortest that is read as the same float, buf that of the double",
    matches: (witness, { kind, at, ours, theirs }) =>
      isBuf(witness) &&
      kind === "descriptor" &&
      at.endsWith(".defaultValue") &&
      Math.fround(numberIn(ours)) === numberIn(theirs),
  },
  {
    id: "group in an option",
    reason:
      "buf 1.75 ends a group inside of an option with a tag of field 0, which no reader of protobuf takes; protoc writes what we write",
    matches: (witness, { kind, theirs }) =>
      isBuf(witness) &&
      kind === "descriptor" &&
      theirs.includes("cannot be read: illegal tag: field no 0"),
  },
  {
    id: "option values that buf cannot read",
    reason:
      "inside of an option's value buf does not find a group by the name of its message, which protoc does as text format demands",
    matches: (witness, { kind, theirs }) =>
      isBuf(witness) && kind === "refusal" && /cannot resolve message field name for/.test(theirs),
  },
  {
    id: "old descriptor.proto",
    reason:
      "buf does not compile with a descriptor.proto of the repository's own that is older than JSON names; protoc does",
    matches: (witness, { kind, theirs }) =>
      isBuf(witness) &&
      kind === "refusal" &&
      /descriptor\.proto` is missing required symbol/.test(theirs),
  },
];

/** `extensions`, `extend` and `reserved`, in messages, enums and files. */
const repeated: ReadonlySet<string> = new Set(["4", "5", "6", "7", "9", "10"]);

function isBuf(witness: string): boolean {
  return witness.startsWith("buf ");
}

/** A default value is a JSON string here. */
function numberIn(text: string): number {
  return Number(text.replaceAll('"', ""));
}

/** Comments are JSON strings here. */
function withoutLineEnds(comments: string): string {
  return comments.replaceAll('\\n"', '"');
}
