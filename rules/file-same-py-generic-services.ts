import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSamePyGenericServices = fileOptionRule({
  id: "FILE_SAME_PY_GENERIC_SERVICES",
  option: "pyGenericServices",
  before: "true",
  after: "false",
  what: "A file keeps its option `py_generic_services`.",
  why: "The service classes that protoc itself generates for Python come or go.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
