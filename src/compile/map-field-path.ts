import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import { mapEntryNameOf } from "./names.ts";
import { tags } from "./tags.ts";

/**
 * The path of the map field for a path into the message that was made for its entries and is written
 * nowhere; undefined for every other path.
 */
export function mapFieldPath(
  path: readonly number[],
  file: FileDescriptorProto,
): readonly number[] | undefined {
  if (path[0] !== tags.file.messageType) return undefined;
  let message = file.messageType[path[1] ?? -1];
  for (let at = 2; path[at] === tags.message.nestedType; at += 2) {
    const nested = message?.nestedType[path[at + 1] ?? -1];
    if (nested?.options?.mapEntry === true) {
      const index = message?.field.findIndex(({ name }) => mapEntryNameOf(name) === nested.name);
      const isInField = path[at + 2] === tags.message.field;
      const rest = isInField ? path.slice(at + 4) : [tags.field.typeName];
      return [...path.slice(0, at), tags.message.field, index ?? -1, ...rest];
    }
    message = nested;
  }
  return undefined;
}
