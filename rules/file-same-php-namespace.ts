import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSamePhpNamespace = fileOptionRule({
  id: "FILE_SAME_PHP_NAMESPACE",
  option: "phpNamespace",
  before: '"Acme\\\\V1"',
  after: '"Acme\\\\Users\\\\V1"',
  what: "A file keeps its option `php_namespace`.",
  why: "The generated PHP classes move to another namespace.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
