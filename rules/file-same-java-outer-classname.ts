import { fileOptionRule } from "../src/check/file-option-rule.ts";

export const fileSameJavaOuterClassname = fileOptionRule({
  id: "FILE_SAME_JAVA_OUTER_CLASSNAME",
  option: "javaOuterClassname",
  before: '"UserProto"',
  after: '"UsersProto"',
  what: "A file keeps its option `java_outer_classname`.",
  why: "The Java class that wraps what is generated for the file gets another name.",
  instead: "Keep the option; what needs another value belongs in a new file.",
});
