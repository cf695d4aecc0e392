import type { CommentStyle } from "./comments.ts";
import { csharpForms } from "./csharp.ts";
import { dartForms } from "./dart.ts";
import type { Form } from "./form.ts";
import { goForms } from "./go.ts";
import { javaScriptForms } from "./javascript.ts";
import { javaForms, kotlinForms, scalaForms } from "./jvm.ts";
import { nativeForms } from "./native.ts";
import { phpForms } from "./php.ts";
import { pythonForms, stubForms } from "./python.ts";
import { rubyForms } from "./ruby.ts";
import { rustForms } from "./rust.ts";
import { swiftForms } from "./swift.ts";

/** What may have written files whose names end alike. */
export interface Family {
  readonly comments: CommentStyle;
  /** The first that fits is taken. */
  readonly forms: readonly Form[];
}

/** Undefined for a path that ends like no generated file known here. */
export function familyOf(path: string): Family | undefined {
  const dot = path.lastIndexOf(".");
  return dot === -1 ? undefined : families.get(path.slice(dot + 1).toLowerCase());
}

/** What the paths of generated files end in. */
export function generatedEndings(): readonly string[] {
  return [...families.keys()].map((end) => `.${end}`);
}

const native: Family = { comments: "slashes", forms: nativeForms };
const script: Family = { comments: "script", forms: javaScriptForms };

const families: ReadonlyMap<string, Family> = new Map([
  ["go", { comments: "slashes", forms: goForms }],
  ["py", { comments: "python", forms: pythonForms }],
  ["pyi", { comments: "python", forms: stubForms }],
  ["java", { comments: "slashes", forms: javaForms }],
  ["kt", { comments: "slashes", forms: kotlinForms }],
  ["scala", { comments: "slashes", forms: scalaForms }],
  ["cs", { comments: "slashes", forms: csharpForms }],
  ["rb", { comments: "hash", forms: rubyForms }],
  ["php", { comments: "php", forms: phpForms }],
  ["dart", { comments: "slashes", forms: dartForms }],
  ["swift", { comments: "slashes", forms: swiftForms }],
  ["rs", { comments: "rust", forms: rustForms }],
  ...["h", "hh", "hpp", "cc", "cpp", "cxx", "m", "mm"].map((end) => [end, native] as const),
  ...["js", "mjs", "cjs", "jsx"].map((end) => [end, script] as const),
  ...["ts", "mts", "cts", "tsx"].map((end) => [end, script] as const),
]);
