import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSameCcEnableArenas = fileOptionRule({
  id: "FILE_SAME_CC_ENABLE_ARENAS",
  option: "ccEnableArenas",
  before: "true",
  after: "false",
  what: "A file keeps its option `cc_enable_arenas`.",
  why: "C++ code that creates messages on an arena relies on it.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
