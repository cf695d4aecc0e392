import type { DescMessage } from "@bufbuild/protobuf";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";

export const messageNoRemoveStandardDescriptorAccessor = defineRule({
  id: "MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR",
  subjects: ["message"],
  on: "kept",
  pair: "name",
  fact: "option no_standard_descriptor_accessor",
  categories: ["FILE", "PACKAGE", "CSR"],
  severity: "warning",
  what: "A message keeps the standard accessor of its descriptor.",
  why: "With `no_standard_descriptor_accessor = true` the generated method `descriptor()` is gone, and code that calls it no longer compiles.",
  instead: "Leave the option out, or false.",
  example: {
    before: proto`
      message Descriptor {
        string name = 1;
      }
    `,
    after: proto`
      message Descriptor {
        option no_standard_descriptor_accessor = true;
        string name = 1;
      }
    `,
  },
  check({ before, after }) {
    if (isRemoved(before) || !isRemoved(after)) return undefined;
    return {
      message: `option "no_standard_descriptor_accessor" of ${after.typeName} changed from false to true`,
      before: "false",
      after: "true",
      parts: [[7, 2]],
    };
  },
});

function isRemoved(message: DescMessage): boolean {
  return message.proto.options?.noStandardDescriptorAccessor === true;
}
