import { builtInNames } from "../compile/built-in.ts";
import type { ResolvedImport } from "../compile/compiled.ts";
import { parse } from "../compile/parse.ts";
import type { ParsedFile } from "../compile/parsed-file.ts";
import { importsOf } from "../select/imports-of.ts";
import type { Side, World, WorldSide } from "../select/selection.ts";
import type { Library } from "../source/module-cache.ts";

/** The worlds with those files that they would have to assume and that the libraries have. */
export function completeWorlds(
  worlds: readonly World[],
  libraries: Readonly<Record<Side, Library>>,
): readonly World[] {
  return worlds.map((world) => ({
    ...world,
    before: complete(world.before, libraries.before),
    after: complete(world.after, libraries.after),
  }));
}

function complete(side: WorldSide, library: Library): WorldSide {
  if (![...side.imports.values()].some(isAssuming)) return side;
  const added = new Map<string, ParsedFile>();
  const meanings = new Map<string, ResolvedImport>();
  const find = (name: string): ResolvedImport => {
    const file = library.find(name);
    if (file === undefined) return { kind: "assumed" };
    if (!added.has(file.path)) added.set(file.path, parse(file.path, file.content));
    return { kind: "file", path: file.path };
  };
  const mean = (name: string): ResolvedImport => {
    const meaning = meanings.get(name) ?? find(name);
    meanings.set(name, meaning);
    return meaning;
  };
  const imports = new Map<string, ReadonlyMap<string, ResolvedImport>>();
  for (const [path, resolved] of side.imports) {
    const complete = [...resolved].map(([name, meaning]) => {
      return [name, meaning.kind === "assumed" ? mean(name) : meaning] as const;
    });
    imports.set(path, new Map(complete));
  }
  if (added.size === 0) return side;
  // What the source has is not looked for in a library: it would be declared twice.
  const known = namesIn(side);
  for (const [path, file] of added) {
    const resolved = importsOf(file).map(
      (name) => [name, known.get(name) ?? builtIn(name) ?? mean(name)] as const,
    );
    imports.set(path, new Map(resolved));
  }
  return { ...side, files: [...side.files, ...added.values()], imports };
}

function isAssuming(resolved: ReadonlyMap<string, ResolvedImport>): boolean {
  return [...resolved.values()].some(({ kind }) => kind === "assumed");
}

function namesIn({ imports }: WorldSide): ReadonlyMap<string, ResolvedImport> {
  const named = [...imports.values()].flatMap((resolved) => [...resolved]);
  return new Map(named.filter(([, meaning]) => meaning.kind === "file"));
}

function builtIn(name: string): ResolvedImport | undefined {
  return builtInNames.has(name) ? { kind: "built-in", name } : undefined;
}
