import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSamePhpMetadataNamespace = fileOptionRule({
  id: "FILE_SAME_PHP_METADATA_NAMESPACE",
  option: "phpMetadataNamespace",
  before: '"Acme\\\\V1\\\\Meta"',
  after: '"Acme\\\\Users\\\\V1\\\\Meta"',
  what: "A file keeps its option `php_metadata_namespace`.",
  why: "The PHP classes that hold the descriptors of the file move to another namespace.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
