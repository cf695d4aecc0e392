import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSameCsharpNamespace = fileOptionRule({
  id: "FILE_SAME_CSHARP_NAMESPACE",
  option: "csharpNamespace",
  before: '"Acme.V1"',
  after: '"Acme.Users.V1"',
  what: "A file keeps its option `csharp_namespace`.",
  why: "The generated C# types move to another namespace.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
