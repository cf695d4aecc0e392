import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { proto } from "../src/check/example.ts";
import type { Flaw } from "../src/check/rule.ts";
import { defineRule } from "../src/check/rule.ts";
import { cardinality } from "../src/schema/cardinality.ts";
import { fieldLabel } from "../src/schema/field-label.ts";

export const messageSameRequiredFields = defineRule({
  id: "MESSAGE_SAME_REQUIRED_FIELDS",
  subjects: ["message"],
  on: "kept",
  pair: "name",
  fact: "required",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  severity: "error",
  what: "A message keeps its required fields, and gets no new ones.",
  why: "A reader refuses a whole message that lacks a field it takes for required: one side always has the old schema, and it either sends messages without the field or waits for it.",
  instead: "Make new fields optional, and leave old required fields as they are.",
  unlikeBuf:
    "Fields that an edition makes required by `features.field_presence = LEGACY_REQUIRED` count as well, and a field that is kept and no longer required is not called deleted.",
  example: {
    before: proto`
      syntax = "proto2";

      package acme.v1;

      message User {
        optional string name = 1;
      }
    `,
    after: proto`
      syntax = "proto2";

      package acme.v1;

      message User {
        optional string name = 1;
        required string email = 2;
      }
    `,
  },
  check({ before, after }) {
    const was = requiredFields(before);
    const is = requiredFields(after);
    const added = is.filter((field) => !hasNumber(was, field.number));
    const removed = was.filter((field) => !hasNumber(is, field.number));
    return [
      ...added.map((field) => addedFlaw(field, before)),
      ...removed.map((field) => removedFlaw(field, after)),
    ];
  },
});

function requiredFields(message: DescMessage): readonly DescField[] {
  return message.fields.filter((field) => cardinality(field) === "required");
}

function hasNumber(fields: readonly DescField[], number: number): boolean {
  return fields.some((field) => field.number === number);
}

function addedFlaw(field: DescField, before: DescMessage): Flaw {
  const event = hasNumber(before.fields, field.number)
    ? "became required"
    : "was added as required";
  return {
    message: `${fieldLabel(field)} ${event}`,
    after: `${field.number}`,
    parts: [partOf(field)],
  };
}

function removedFlaw(field: DescField, after: DescMessage): Flaw {
  const kept = after.fields.find((other) => other.number === field.number);
  return {
    message:
      kept === undefined
        ? `required ${fieldLabel(field)} was deleted`
        : `${fieldLabel(kept)} is no longer required`,
    before: `${field.number}`,
    parts: kept === undefined ? [] : [partOf(kept)],
    beforeParts: [partOf(field)],
  };
}

/** The path of a field below its message: `DescriptorProto.field`. */
function partOf(field: DescField): readonly number[] {
  return [2, field.parent.proto.field.indexOf(field.proto)];
}
