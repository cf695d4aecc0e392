import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSamePhpClassPrefix = fileOptionRule({
  id: "FILE_SAME_PHP_CLASS_PREFIX",
  option: "phpClassPrefix",
  before: '"Acme"',
  after: '"AcmeUsers"',
  what: "A file keeps its option `php_class_prefix`.",
  why: "The generated PHP classes get other names.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
