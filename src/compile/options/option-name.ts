import type { UninterpretedOption } from "@bufbuild/protobuf/wkt";

/** The option's name as it is written: `(acme.option).field`. */
export function optionName(option: UninterpretedOption): string {
  const parts = option.name.map((part) =>
    part.isExtension ? `(${part.namePart})` : part.namePart,
  );
  return parts.join(".");
}
