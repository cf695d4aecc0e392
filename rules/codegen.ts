import type { CodegenRule } from "../src/check/codegen-rule.ts";
import { codegenDecodable } from "./codegen-decodable.ts";
import { codegenFresh } from "./codegen-fresh.ts";
import { codegenHeaderMatchesPin } from "./codegen-header-matches-pin.ts";
import { codegenNotNewerThanRuntime } from "./codegen-not-newer-than-runtime.ts";
import { codegenOneVersion } from "./codegen-one-version.ts";
import { codegenOptionsFresh } from "./codegen-options-fresh.ts";
import { codegenOrphan } from "./codegen-orphan.ts";
import { codegenPinConflict } from "./codegen-pin-conflict.ts";
import { codegenPinned } from "./codegen-pinned.ts";
import { codegenPluginMatchesRuntime } from "./codegen-plugin-matches-runtime.ts";
import { codegenRegenerated } from "./codegen-regenerated.ts";
import { codegenVersionChanged } from "./codegen-version-changed.ts";

/** The rules about what generates code and what was generated, sorted by id. */
export const codegenRules: readonly CodegenRule[] = [
  codegenDecodable,
  codegenFresh,
  codegenHeaderMatchesPin,
  codegenNotNewerThanRuntime,
  codegenOneVersion,
  codegenOptionsFresh,
  codegenOrphan,
  codegenPinned,
  codegenPinConflict,
  codegenPluginMatchesRuntime,
  codegenRegenerated,
  codegenVersionChanged,
];

/** Those that need schemas compiled and descriptors decoded, which takes time. */
export const stubRules: readonly CodegenRule[] = [
  codegenDecodable,
  codegenFresh,
  codegenOptionsFresh,
  codegenOrphan,
  codegenRegenerated,
];
