import type { CodegenRule } from "../src/check/codegen-rule.ts";
import type { Rule } from "../src/check/rule.ts";
import { codegenRules } from "./codegen.ts";
import { rules } from "./index.ts";

/** Those about schemas and those about generated code, sorted by id. */
export const everyRule: readonly (Rule | CodegenRule)[] = [...codegenRules, ...rules];
