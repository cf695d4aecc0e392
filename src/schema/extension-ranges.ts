import type { DescMessage } from "@bufbuild/protobuf";
import { mergeRanges, type NumberRange } from "./number-range.ts";

/** The numbers that a message leaves to extensions, merged and ascending. */
export function extensionRanges(message: DescMessage): readonly NumberRange[] {
  return mergeRanges(
    message.proto.extensionRange.map((range) => ({ first: range.start, last: range.end - 1 })),
  );
}
