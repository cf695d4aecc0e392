import { create, isFieldSet } from "@bufbuild/protobuf";
import { type FileOptions, FileOptionsSchema } from "@bufbuild/protobuf/wkt";
import type { SchemaFile } from "../schema/schema.ts";
import { proto } from "./example.ts";
import { defineRule, type Rule } from "./rule.ts";

/** The options of a file that decide what generated code looks like. */
export type FileOption = Extract<
  keyof FileOptions,
  | "ccEnableArenas"
  | "ccGenericServices"
  | "csharpNamespace"
  | "goPackage"
  | "javaGenericServices"
  | "javaMultipleFiles"
  | "javaOuterClassname"
  | "javaPackage"
  | "objcClassPrefix"
  | "optimizeFor"
  | "phpClassPrefix"
  | "phpMetadataNamespace"
  | "phpNamespace"
  | "pyGenericServices"
  | "rubyPackage"
  | "swiftPrefix"
>;

export interface FileOptionRule
  extends Pick<Rule<"file", "kept">, "id" | "what" | "why" | "instead"> {
  readonly option: FileOption;
  /** Two values as they are written in a schema, for the example. */
  readonly before: string;
  readonly after: string;
}

/** A rule for one option of files: it keeps its value, which may be the default. */
export function fileOptionRule(settings: FileOptionRule): Rule<"file", "kept"> {
  const { option, before: valueBefore, after: valueAfter, ...words } = settings;
  const { name, number } = FileOptionsSchema.field[option];
  return defineRule({
    ...words,
    example: {
      before: withOption(`${name} = ${valueBefore}`),
      after: withOption(`${name} = ${valueAfter}`),
    },
    subjects: ["file"],
    on: "kept",
    pair: "file",
    fact: `option ${name}`,
    categories: ["FILE", "PACKAGE"],
    severity: "warning",
    check({ before, after }) {
      const was = optionValue(before, option);
      const is = optionValue(after, option);
      if (was === is) return undefined;
      return {
        message: `option "${name}" of file "${after.path}" changed from ${was} to ${is}`,
        before: was,
        after: is,
        parts: [[8, number]],
        suggestion: isWritten(before, option) ? `option ${name} = ${was};` : undefined,
      };
    },
  });
}

function withOption(option: string): string {
  return proto`
    option ${option};

    message User {
      string name = 1;
    }
  `;
}

/** As it is written in a schema; the default where it is not written. */
function optionValue(file: SchemaFile, option: FileOption): string {
  const value = (file.desc.proto.options ?? nothing)[option];
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "boolean":
      return `${value}`;
    case "number":
      return FileOptionsSchema.field[option].enum?.value[value]?.name ?? `${value}`;
  }
}

const nothing: FileOptions = create(FileOptionsSchema);

function isWritten(file: SchemaFile, option: FileOption): boolean {
  const { options } = file.desc.proto;
  return options !== undefined && isFieldSet(options, FileOptionsSchema.field[option]);
}
