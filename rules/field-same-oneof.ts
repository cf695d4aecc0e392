import type { DescField } from "@bufbuild/protobuf";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { fieldLabel } from "../src/schema/field-label.ts";

export const fieldSameOneof = defineRule({
  id: "FIELD_SAME_ONEOF",
  subjects: ["field"],
  on: "kept",
  pair: "number",
  fact: "oneof",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  severity: "error",
  what: "A field stays in its oneof, or outside of any.",
  why: "Of the fields of a oneof only the last one in a message is kept, so where fields come to exclude each other, data is lost; generated code changes as well.",
  instead:
    "Leave the field where it is; for another choice add new fields with new numbers in a new oneof.",
  unlikeBuf:
    "Where the field excludes the same fields as before, as when a oneof gets another name or one field moves into a new oneof, it is only a warning: no bytes are read otherwise.",
  example: {
    before: proto`
      message Payment {
        string card = 1;
        string iban = 2;
      }
    `,
    after: proto`
      message Payment {
        oneof method {
          string card = 1;
          string iban = 2;
        }
      }
    `,
  },
  check({ before, after }) {
    const was = before.oneof?.name;
    const is = after.oneof?.name;
    if (was === is) return undefined;
    return {
      message: `${fieldLabel(after)} moved ${moveOf(was, is)}`,
      before: was ?? "",
      after: is ?? "",
      severity: excludesTheSame(before, after) ? "warning" : "error",
    };
  },
});

function moveOf(was: string | undefined, is: string | undefined): string {
  if (was === undefined) return `into oneof "${is}"`;
  if (is === undefined) return `out of oneof "${was}"`;
  return `from oneof "${was}" to oneof "${is}"`;
}

/**
 * Whether the field excludes the same of the fields that both sides have: then no bytes are read
 * otherwise, as when a oneof is renamed or one field moves into a new one.
 */
function excludesTheSame(before: DescField, after: DescField): boolean {
  const was = rivalsOf(before);
  const is = rivalsOf(after);
  return (
    is.every((number) => was.includes(number) || !hasNumber(before, number)) &&
    was.every((number) => is.includes(number) || !hasNumber(after, number))
  );
}

function rivalsOf(field: DescField): readonly number[] {
  return (field.oneof?.fields ?? []).map((rival) => rival.number);
}

function hasNumber(sibling: DescField, number: number): boolean {
  return (
    number !== sibling.number && sibling.parent.fields.some((field) => field.number === number)
  );
}
