import type { ParsedFile } from "../compile/parsed-file.ts";

/** The import strings of a file as written, each once; those of `import option` last. */
export function importsOf({ proto }: ParsedFile): readonly string[] {
  return [...new Set([...proto.dependency, ...proto.optionDependency])];
}

/** The import strings that are public: who imports the file sees through them. */
export function publicImportsOf({ proto }: ParsedFile): readonly string[] {
  return proto.publicDependency.flatMap((index) => proto.dependency[index] ?? []);
}
