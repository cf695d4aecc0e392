import type { Form } from "./form.ts";

export const dartForms: readonly Form[] = [
  {
    kind: "header",
    generator: "protoc-gen-dart",
    language: "dart",
    marker: /^\/\/ This is a generated file - do not edit\.$/,
    sources: [/^\/\/\s*Generated from (\S.*)\.$/],
    namesSource: true,
  },
  {
    kind: "header",
    generator: "protoc-gen-dart",
    language: "dart",
    marker: /^\/\/ {1,2}Generated code\. Do not modify\.$/,
    sources: [/^\/\/\s*source: (.+)$/],
    namesSource: true,
  },
];
