import type { Compiled } from "../../compile/compiled.ts";
import type { ParsedFile } from "../../compile/parsed-file.ts";
import { tags } from "../../compile/tags.ts";
import type { WorldSide } from "../../select/selection.ts";
import type { Problem } from "../../text/problem.ts";

/**
 * The imports that are nowhere and that an image cannot do without: all of a file that uses a type
 * that nothing here defines; with `strict` all others, too.
 */
export function missingImports(
  { files, imports }: WorldSide,
  { assumed }: Compiled,
  strict: boolean,
): readonly Problem[] {
  return files.flatMap((file) => {
    const types = [...(assumed.get(file.path) ?? [])];
    if (types.length === 0 && !strict) return [];
    const written = [...file.proto.dependency, ...file.proto.optionDependency];
    return written.flatMap((name, index) => {
      if (imports.get(file.path)?.get(name)?.kind !== "assumed") return [];
      return problemOf(file, index, name, types);
    });
  });
}

function problemOf(
  { path, proto, locations }: ParsedFile,
  index: number,
  name: string,
  types: readonly string[],
): Problem {
  const count = proto.dependency.length;
  const place =
    index < count ? [tags.file.dependency, index] : [tags.file.optionDependency, index - count];
  const [type] = types;
  const need = type === undefined ? "" : `, and "${type}" is defined nowhere else`;
  return {
    message: `import "${name}" was not found${need}`,
    path,
    start: locations.spanOf(place)?.start,
    side: "after",
    hint: "say with --root where import names start, or put the file where they lead to",
  };
}
