import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSameOptimizeFor = fileOptionRule({
  id: "FILE_SAME_OPTIMIZE_FOR",
  option: "optimizeFor",
  before: "SPEED",
  after: "LITE_RUNTIME",
  what: "A file keeps its option `optimize_for`.",
  why: "Messages change between the full and the lite runtime, or lose the code that made them fast: with LITE_RUNTIME, code that uses descriptors or reflection no longer compiles.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
