import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSameCcGenericServices = fileOptionRule({
  id: "FILE_SAME_CC_GENERIC_SERVICES",
  option: "ccGenericServices",
  before: "true",
  after: "false",
  what: "A file keeps its option `cc_generic_services`.",
  why: "The service classes that protoc itself generates for C++ come or go.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
