import { Edition, SymbolVisibility } from "@bufbuild/protobuf/wkt";
import type { Parser } from "./parser.ts";

/**
 * The words `export` and `local` before a message or an enum, from edition 2024 on; before that they
 * are names like any other. As protoc's parser.cc, ParseVisibility.
 */
export function parseVisibility(parser: Parser): SymbolVisibility {
  if (parser.edition <= Edition.EDITION_2023) return SymbolVisibility.VISIBILITY_UNSET;
  const visibility = visibilityOf(parser);
  if (visibility === SymbolVisibility.VISIBILITY_UNSET) return visibility;
  const word = parser.tokenText();
  parser.next();
  if (!parser.isWord("message") && !parser.isWord("enum")) {
    parser.expected(`"message" or "enum" after "${word}"`);
  }
  return visibility;
}

function visibilityOf(parser: Parser): SymbolVisibility {
  if (parser.isWord("export")) return SymbolVisibility.VISIBILITY_EXPORT;
  if (parser.isWord("local")) return SymbolVisibility.VISIBILITY_LOCAL;
  return SymbolVisibility.VISIBILITY_UNSET;
}
