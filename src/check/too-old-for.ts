import type { RuntimeNeed } from "./generated-file.ts";
import { compareVersions, majorOf } from "./version.ts";

/**
 * Why a runtime does not take code that was generated for a version long before it; undefined if it
 * does. By protobuf.dev/support/cross-version-runtime-guarantee a runtime takes its own major version
 * and the one before; since 6.32 that of Python takes all since 3.20.
 */
export function tooOldFor({ runtime, version }: RuntimeNeed, present: string): string | undefined {
  if (!windowed.has(runtime)) return undefined;
  const major = majorOf(present);
  if (runtime === "protobuf-python" && compareVersions(present, "6.32.0") >= 0) return undefined;
  if (majorOf(version) >= major - 1) return undefined;
  return `it takes what was generated for ${major - 1} and ${major}`;
}

const windowed: ReadonlySet<RuntimeNeed["runtime"]> = new Set<RuntimeNeed["runtime"]>([
  "protobuf-java",
  "protobuf-python",
]);
