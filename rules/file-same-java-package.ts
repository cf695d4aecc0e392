import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSameJavaPackage = fileOptionRule({
  id: "FILE_SAME_JAVA_PACKAGE",
  option: "javaPackage",
  before: '"dev.acme.v1"',
  after: '"dev.acme.users.v1"',
  what: "A file keeps its option `java_package`.",
  why: "The generated Java classes move to another package, and every import of them breaks.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
