import type { CodegenRule } from "../src/check/codegen-rule.ts";
import { codegenHeaderMatchesPin } from "./codegen-header-matches-pin.ts";
import { codegenNotNewerThanRuntime } from "./codegen-not-newer-than-runtime.ts";
import { codegenOneVersion } from "./codegen-one-version.ts";
import { codegenPinConflict } from "./codegen-pin-conflict.ts";
import { codegenPinned } from "./codegen-pinned.ts";
import { codegenPluginMatchesRuntime } from "./codegen-plugin-matches-runtime.ts";
import { codegenVersionChanged } from "./codegen-version-changed.ts";

/** The rules about what generates code and what was generated, sorted by id. */
export const codegenRules: readonly CodegenRule[] = [
  codegenHeaderMatchesPin,
  codegenNotNewerThanRuntime,
  codegenOneVersion,
  codegenPinned,
  codegenPinConflict,
  codegenPluginMatchesRuntime,
  codegenVersionChanged,
];
