import type { DescMessage } from "@bufbuild/protobuf";
import { proto } from "../src/check/example.ts";
import type { Flaw } from "../src/check/rule.ts";
import { defineRule } from "../src/check/rule.ts";
import { extensionRanges } from "../src/schema/extension-ranges.ts";
import { losses, type NumberRange, rangeWords } from "../src/schema/number-range.ts";
import { largestNumber } from "../src/schema/reserved.ts";

export const extensionMessageNoDelete = defineRule({
  id: "EXTENSION_MESSAGE_NO_DELETE",
  subjects: ["message"],
  on: "kept",
  pair: "name",
  fact: "extension-ranges",
  categories: ["FILE", "PACKAGE", "CSR"],
  severity: "warning",
  what: "A message keeps the numbers that it leaves to extensions.",
  why: "Extensions that others have defined with these numbers no longer compile, and if the numbers go to fields, old data is read as something it is not.",
  instead: "Keep the ranges of `extensions` as they are.",
  example: {
    before: proto`
      syntax = "proto2";

      package acme.v1;

      message Options {
        extensions 100 to 199;
      }
    `,
    after: proto`
      syntax = "proto2";

      package acme.v1;

      message Options {
        extensions 100 to 149;
      }
    `,
  },
  check({ before, after }) {
    return losses(extensionRanges(before), extensionRanges(after)).map(({ range, lost }) =>
      lostRange(range, lost, after),
    );
  },
});

function lostRange(range: NumberRange, lost: readonly NumberRange[], after: DescMessage): Flaw {
  const largest = largestNumber(after);
  const numbers = lost.map((part) => rangeWords(part, largest)).join(", ");
  return {
    message: `${after.typeName} no longer leaves ${numbers} to extensions`,
    before: rangeWords(range, largest),
    after: `without ${numbers}`,
    parts: [[5]],
    suggestion: `extensions ${numbers};`,
  };
}
