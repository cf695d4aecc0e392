import type { ProtocPosition } from "../../text/protoc-position.ts";
import type { LinkedLocations } from "../options/locations.ts";
import type { ParsedFile } from "../parsed-file.ts";
import { tags } from "../tags.ts";
import { type AttachedComments, attachComments } from "./attach.ts";

/** Is given the path of a location, its span as descriptors have it, and its comments, if any. */
export type TakeLocation = (
  path: readonly number[],
  span: readonly number[],
  comments: AttachedComments | undefined,
) => void;

/** Hands out the locations of a file without errors in protoc's order, an option at the path of what it sets. */
export function eachLocation(
  { text, locations }: ParsedFile,
  linked: LinkedLocations | undefined,
  positionOf: ProtocPosition,
  take: TakeLocation,
): void {
  const comments = attachComments(text, locations);
  const interpreted = linked?.interpretedPaths() ?? new Map<string, readonly number[]>();
  for (let row = 0; row < locations.size; row++) {
    const { path, start, end } = locations.at(row);
    const option = interpretedOption(path, interpreted);
    // The parts of an option that was understood are no parts of the descriptor any more.
    if (option !== undefined && option.length < path.length) continue;
    take(option?.target ?? path, spanOf(positionOf(start), positionOf(end)), comments.get(row));
  }
}

/** The option that a path leads to or into: how long its own path is, and the path of what it sets. */
function interpretedOption(
  path: readonly number[],
  interpreted: ReadonlyMap<string, readonly number[]>,
): { readonly length: number; readonly target: readonly number[] } | undefined {
  for (let at = 0; at < path.length; at++) {
    // It may be an index as well, of the thousandth field.
    if (path[at] !== tags.uninterpretedOptions) continue;
    const target = interpreted.get(path.slice(0, at + 2).join());
    if (target !== undefined) return { length: at + 2, target };
  }
  return undefined;
}

type Place = ReturnType<ProtocPosition>;

/** A span within one line has three numbers. */
function spanOf([startLine, startColumn]: Place, [endLine, endColumn]: Place): readonly number[] {
  if (startLine === endLine) return [startLine, startColumn, endColumn];
  return [startLine, startColumn, endLine, endColumn];
}
