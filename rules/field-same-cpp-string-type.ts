import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { type CppStringType, cppStringType } from "../src/schema/cpp-string-type.ts";
import { fieldLabel } from "../src/schema/field-label.ts";

export const fieldSameCppStringType = defineRule({
  id: "FIELD_SAME_CPP_STRING_TYPE",
  subjects: ["field", "extension"],
  on: "kept",
  pair: "number",
  fact: "cpp-string-type",
  categories: ["FILE", "PACKAGE"],
  severity: "warning",
  what: "A string or bytes field keeps its type in C++.",
  why: "Accessors in generated C++ change between `std::string`, `absl::Cord` and `absl::string_view`.",
  instead: "Keep the option `ctype` or the feature `(pb.cpp).string_type`.",
  example: {
    before: proto`
      message Image {
        bytes data = 1;
      }
    `,
    after: proto`
      message Image {
        bytes data = 1 [ctype = CORD];
      }
    `,
  },
  check({ before, after }) {
    const was = cppStringType(before);
    const is = cppStringType(after);
    if (was === undefined || is === undefined || isSame(was, is)) return undefined;
    return {
      message: `${fieldLabel(after)} changed C++ string type from ${was} to ${is}`,
      before: was,
      after: is,
      parts: [
        [8, 1],
        [8, 21, 1000, 2],
      ],
    };
  },
});

/** As descriptor.proto says of `ctype`, STRING_PIECE is not implemented outside of Google. */
function isSame(was: CppStringType, is: CppStringType): boolean {
  return was === is || (was === "STRING_PIECE" && is === "STRING");
}
