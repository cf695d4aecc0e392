import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSameGoPackage = fileOptionRule({
  id: "FILE_SAME_GO_PACKAGE",
  option: "goPackage",
  before: '"acme.dev/users/v1"',
  after: '"acme.dev/accounts/v1"',
  what: "A file keeps its option `go_package`.",
  why: "Go programs import the generated package by this path; under another path it is another package, and its types are other types.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
