import { SourceError } from "../../text/errors.ts";
import { lineIndexOf } from "../../text/line-index.ts";
import type { Validation } from "../validate/validation.ts";

/**
 * A NUL in a comment, and a float that begins like an octal number: as protoc's tokenizer.cc, NextChar
 * and ConsumeNumber. The parser lets both pass, as other compilers do.
 */
export function checkTokens({ file, add }: Validation): void {
  const { text, lapses } = file.parsed ?? { text: "", lapses: [] };
  const nul = text.indexOf("\0");
  if (nul !== -1) {
    const { positionOf } = lineIndexOf(text);
    const place = { path: file.path, start: positionOf(nul), end: positionOf(nul + 1) };
    add(new SourceError("a comment cannot hold a NUL", place));
  }
  for (const lapse of lapses) add(lapse);
}
