import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSameObjcClassPrefix = fileOptionRule({
  id: "FILE_SAME_OBJC_CLASS_PREFIX",
  option: "objcClassPrefix",
  before: '"ACM"',
  after: '"ACU"',
  what: "A file keeps its option `objc_class_prefix`.",
  why: "The generated Objective-C classes get other names.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
