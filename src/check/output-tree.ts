import type { CodegenSide } from "./codegen-facts.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { scopeAround, scopesOf } from "./governing.ts";

/**
 * Returns a function that names the tree that a file was generated into: for languages whose files
 * lie as their schemas do, the folder above that; else its toolchain. So copies for several versions
 * of a runtime side by side ("proto/v5/", "proto/v6/") are trees of their own.
 */
export function outputTree({ pins }: CodegenSide): (file: GeneratedFile) => string {
  const scopes = scopesOf(pins);
  return (file) => {
    const folder = file.path.slice(0, Math.max(file.path.lastIndexOf("/"), 0));
    return followsSource.has(file.language) && file.sources.length === 1
      ? withoutSource(folder, file.sources[0] ?? "")
      : scopeAround(file.path, scopes);
  };
}

const followsSource: ReadonlySet<GeneratedFile["language"]> = new Set([
  ...(["cpp", "dart", "javascript", "objc", "python", "ruby", "typescript"] as const),
]);

/** The folder less the last of its names that the schema's folder ends with, too. */
function withoutSource(folder: string, source: string): string {
  const names = folder === "" ? [] : folder.split("/");
  const wanted = source.split("/").slice(0, -1);
  while (wanted.length > 0 && names.at(-1) === wanted.at(-1)) {
    names.pop();
    wanted.pop();
  }
  return names.join("/");
}
