import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSameRubyPackage = fileOptionRule({
  id: "FILE_SAME_RUBY_PACKAGE",
  option: "rubyPackage",
  before: '"Acme::V1"',
  after: '"Acme::Users::V1"',
  what: "A file keeps its option `ruby_package`.",
  why: "The generated Ruby classes move to another module.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
