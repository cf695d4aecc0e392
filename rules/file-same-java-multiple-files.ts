import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSameJavaMultipleFiles = fileOptionRule({
  id: "FILE_SAME_JAVA_MULTIPLE_FILES",
  option: "javaMultipleFiles",
  before: "true",
  after: "false",
  what: "A file keeps its option `java_multiple_files`.",
  why: "The generated Java classes move out of the class that wraps the file, or into it.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
