import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSameJavaGenericServices = fileOptionRule({
  id: "FILE_SAME_JAVA_GENERIC_SERVICES",
  option: "javaGenericServices",
  before: "true",
  after: "false",
  what: "A file keeps its option `java_generic_services`.",
  why: "The service classes that protoc itself generates for Java come or go.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
