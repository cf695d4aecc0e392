import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSameSwiftPrefix = fileOptionRule({
  id: "FILE_SAME_SWIFT_PREFIX",
  option: "swiftPrefix",
  before: '"ACM"',
  after: '"ACU"',
  what: "A file keeps its option `swift_prefix`.",
  why: "The generated Swift types get other names.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
