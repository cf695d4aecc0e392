import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import { builtInFile } from "./built-in.ts";
import { areDistinct } from "./distinct.ts";
import { importStrings } from "./imports.ts";
import { type LinkedFile, linkedFile } from "./linked-file.ts";
import type { LinkedLocations } from "./options/locations.ts";
import { optionInterpreter } from "./options.ts";
import type { ParsedFile } from "./parsed-file.ts";
import { collectFaults } from "./report.ts";
import { nameResolver } from "./resolve.ts";
import { importedPath, type Sources } from "./sources.ts";
import { type Symbols, symbolTable } from "./symbols.ts";
import { validate } from "./validate.ts";
import { viewsOf } from "./visibility.ts";

/** What could be linked at once. */
export interface Settled {
  /** By path; built-in files by their names. */
  readonly files: ReadonlyMap<string, LinkedFile>;
  /** What they define, and perhaps what others do. */
  readonly symbols: Symbols;
  readonly locations: ReadonlyMap<string, LinkedLocations>;
}

/** A file between its parsing and its linking, while its imports are looked at. */
interface OpenFile {
  readonly path: string;
  readonly proto: FileDescriptorProto;
  readonly parsed: ParsedFile | undefined;
  /** What it imports, as written. */
  readonly names: readonly string[];
  /** What those mean that were looked at. */
  readonly imports: LinkedFile[];
}

/**
 * Links the files about which there is nothing to say, and whose imports are such files, too: each as
 * soon as it is parsed, depth first, so that what was parsed can be forgotten while it is young. Of
 * the others nothing is kept.
 */
export function settle(sources: Sources, tolerant: boolean): Settled {
  const linker = settler(sources, tolerant);
  const files = new Map<string, LinkedFile>();
  const seen = new Set<string>();
  const stack: OpenFile[] = [];
  const open = (path: string) => {
    seen.add(path);
    const file = openFile(path, sources);
    if (file !== undefined) stack.push(file);
  };
  for (const path of sources.paths) {
    if (!seen.has(path)) open(path);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = nextImport(top, sources);
      if (next !== undefined && !seen.has(next)) {
        open(next);
        continue;
      }
      const known = next === undefined ? undefined : files.get(next);
      if (known !== undefined) {
        top.imports.push(known);
        continue;
      }
      stack.pop();
      const linked = top.imports.length === top.names.length ? linker.link(top) : undefined;
      if (linked !== undefined) files.set(top.path, linked);
    }
  }
  return { files, symbols: linker.symbols, locations: linker.locations };
}

/** Undefined where nothing has that name. */
function openFile(path: string, sources: Sources): OpenFile | undefined {
  const parsed = sources.paths.has(path) ? sources.parse(path) : undefined;
  const proto = parsed?.proto ?? builtInFile(path);
  if (proto === undefined) return undefined;
  return { path, proto, parsed, names: importStrings({ imports: proto }), imports: [] };
}

/** The path of the first import that was not looked at; undefined where that is not known. */
function nextImport(file: OpenFile, sources: Sources): string | undefined {
  const name = file.names[file.imports.length];
  if (name === undefined || file.parsed === undefined) return name;
  return importedPath(sources, file.path, name);
}

interface Settler extends Pick<Settled, "symbols" | "locations"> {
  /** The file; undefined if there is something to say about it. */
  link(file: OpenFile): LinkedFile | undefined;
}

function settler(sources: Sources, tolerant: boolean): Settler {
  const faults = collectFaults();
  const imports = new Map<LinkedFile, readonly LinkedFile[]>();
  const symbols = symbolTable();
  const views = viewsOf(imports, new Set());
  const { parse, areKept } = sources;
  const linking = { imports, symbols, views, report: faults.report, tolerant, parse, areKept };
  const names = nameResolver(linking);
  const options = optionInterpreter(linking, faults);
  const said = () => faults.files.size + names.notes.size + options.notes.length;
  const link = (open: OpenFile): LinkedFile | undefined => {
    const file = linkedFile(open.proto, open.parsed, areKept || open.parsed === undefined);
    if (file.isBroken || !areDistinct(open.names)) return undefined;
    imports.set(file, open.imports);
    symbols.add(file);
    if (open.parsed === undefined) return file;
    const before = said();
    const types = names.resolve(file);
    const uses = options.interpret(file);
    validate(file, linking, { types, uses, locations: options.locations.get(file.path) }, faults);
    return said() === before ? file : undefined;
  };
  return { link, symbols, locations: options.locations };
}
