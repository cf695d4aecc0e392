import type { UninterpretedOption } from "@bufbuild/protobuf/wkt";

/** The option's name as it is written, cut short if it is longer than any can be: `(acme.option).field`. */
export function optionName(option: UninterpretedOption): string {
  const parts = option.name
    .slice(0, shownParts)
    .map((part) => (part.isExtension ? `(${part.namePart})` : part.namePart));
  return parts.join(".") + (option.name.length > shownParts ? "..." : "");
}

const shownParts = 100;
