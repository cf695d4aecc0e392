import { create } from "@bufbuild/protobuf";
import type { FileDescriptorProto, FileDescriptorSet } from "@bufbuild/protobuf/wkt";
import { FieldDescriptorProto_Type, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import {
  assumedImportFile,
  assumedImportPath,
  assumedPackageFiles,
  assumedPackagePath,
} from "./assumed.ts";
import { type Imports, importStrings, inOrder } from "./imports.ts";
import type { LinkedFile } from "./linked-file.ts";
import type { Linking, Resolved } from "./resolve.ts";
import { findType } from "./symbols.ts";
import { typeUses } from "./type-uses.ts";

/** When all files are known. */
export interface WholeLinking extends Linking {
  /** All files, each after its imports. */
  readonly order: readonly LinkedFile[];
}

export interface Assembled {
  readonly set: FileDescriptorSet;
  /** The files of the set that are not synthetic, in its order. */
  readonly files: readonly LinkedFile[];
  readonly assumed: ReadonlySet<string>;
  /** By path: the names that a file uses of which nobody knows what they mean. */
  readonly assumedIn: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * The set of all files but the excluded ones, each after its dependencies. What an excluded file
 * defines becomes an assumed name where it is used; synthetic files stand in front.
 */
export function assemble(
  linking: WholeLinking,
  resolved: Resolved,
  faulty: ReadonlySet<LinkedFile>,
): Assembled {
  const excluded = withBuiltIn(linking, faulty);
  const assumed = new Set<string>();
  const assumedIn = new Map<string, ReadonlySet<string>>();
  const missing = new Set<string>();
  const lent = lender(linking, resolved.borrowed, excluded);
  const isWhole = resolved.borrowed.size === 0 && excluded.size === 0;
  const files = isWhole ? linking.order : inOrder(dependenciesOf(linking.imports, lent, excluded));
  for (const file of files) {
    if (file.parsed === undefined) continue;
    const used = assumedNames(file, linking, resolved, excluded);
    for (const name of used) assumed.add(name);
    const unknown = new Set([...used, ...(resolved.doubtful.get(file) ?? [])]);
    if (unknown.size > 0) assumedIn.set(file.path, unknown);
    setImports(file, linking.imports.get(file) ?? [], excluded, missing);
    for (const from of lent(file)) file.proto.dependency.push(from.path);
    for (const path of new Set([...used].map(assumedPackagePath))) file.proto.dependency.push(path);
  }
  const synthetic = [...[...missing].map(assumedImportFile), ...assumedPackageFiles(assumed)];
  const own: readonly FileDescriptorProto[] = files.map((file) => file.proto);
  const set = create(FileDescriptorSetSchema, { file: [...synthetic, ...own] });
  return { set, files, assumed, assumedIn };
}

/**
 * The faulty files, and the built-in ones that cannot be linked: the source may have what they import
 * itself, broken or without what they need of it.
 */
function withBuiltIn(
  linking: WholeLinking,
  faulty: ReadonlySet<LinkedFile>,
): ReadonlySet<LinkedFile> {
  const excluded = new Set(faulty);
  for (const file of linking.order) {
    if (file.parsed === undefined && isLost(file, linking, excluded)) excluded.add(file);
  }
  return excluded;
}

function isLost(
  file: LinkedFile,
  { imports, views, symbols }: Linking,
  excluded: ReadonlySet<LinkedFile>,
): boolean {
  const own = imports.get(file) ?? [];
  if (own.some((each) => each !== undefined && excluded.has(each))) return true;
  if (own.every((each) => each?.parsed === undefined)) return false;
  const view = { files: views.types.get(file)?.files ?? new Set(), assumes: false };
  for (const { name, kind } of typeUses(file)) {
    if (findType(symbols, name, view)?.kind !== kind) return true;
  }
  return false;
}

/** Replaces import strings by paths, in their places; those of synthetic files join `missing`. */
function setImports(
  file: LinkedFile,
  imports: readonly (LinkedFile | undefined)[],
  excluded: ReadonlySet<LinkedFile>,
  missing: Set<string>,
): void {
  const paths = importStrings(file).map((name, index) => {
    const imported = imports[index];
    if (imported !== undefined && !excluded.has(imported)) return imported.path;
    missing.add(assumedImportPath(name));
    return assumedImportPath(name);
  });
  const count = file.imports.dependency.length;
  file.proto.dependency = paths.slice(0, count);
  file.proto.optionDependency = paths.slice(count);
}

type Lender = (file: LinkedFile) => ReadonlySet<LinkedFile>;

/**
 * The files beyond its own imports that a file needs: those that a missing import must have imported
 * publicly, and those that it sees through an excluded file.
 */
function lender(
  { imports, views }: Linking,
  borrowed: Resolved["borrowed"],
  excluded: ReadonlySet<LinkedFile>,
): Lender {
  if (borrowed.size === 0 && excluded.size === 0) return () => nothing;
  return (file) => {
    const visible = excluded.size === 0 ? [] : [...(views.types.get(file)?.files ?? [])];
    const isCutOff = visible.some((seen) => excluded.has(seen));
    const lent = [...(borrowed.get(file) ?? []), ...(isCutOff ? visible : [])];
    const own = new Set(imports.get(file));
    return new Set(lent.filter((from) => from !== file && !own.has(from) && !excluded.has(from)));
  };
}

const nothing: ReadonlySet<LinkedFile> = new Set();

/** The files that stay, with those that they need: built-in files only where they are imported. */
function dependenciesOf(
  imports: Imports,
  lent: Lender,
  excluded: ReadonlySet<LinkedFile>,
): Imports {
  const dependencies = new Map<LinkedFile, readonly LinkedFile[]>();
  const needed = new Set<LinkedFile>();
  for (const file of imports.keys()) {
    if (file.parsed !== undefined && !excluded.has(file)) needed.add(file);
  }
  // A set hands out what is added while it is being walked.
  for (const file of needed) {
    const own: LinkedFile[] = [];
    for (const dependency of [...(imports.get(file) ?? []), ...lent(file)]) {
      if (dependency === undefined || excluded.has(dependency)) continue;
      own.push(dependency);
      needed.add(dependency);
    }
    dependencies.set(file, own);
  }
  return dependencies;
}

/**
 * The names that a file uses and nothing in the set defines; a kind that was known is forgotten. What
 * is assumed stays so, also where a file defines it that is lent for another name.
 */
function assumedNames(
  file: LinkedFile,
  linking: Linking,
  { assumed, borrowed, doubtful }: Resolved,
  excluded: ReadonlySet<LinkedFile>,
): ReadonlySet<string> {
  const names = new Set<string>();
  if (assumed.size === 0 && excluded.size === 0) return names;
  const visible = linking.views.types.get(file)?.files ?? [];
  const lent = doubtful.get(file);
  const own = { files: new Set(visible), assumes: false };
  const all = { files: new Set([...visible, ...(borrowed.get(file) ?? [])]), assumes: false };
  for (const { name, kind, field } of typeUses(file)) {
    const type = findType(linking.symbols, name, lent?.has(name) ? all : own);
    const isDefined = type !== undefined && !excluded.has(type.file);
    if (isDefined && type.kind === kind) continue;
    if (!assumed.has(name) && (type === undefined || isDefined)) continue;
    names.add(name);
    if (field !== undefined && kind === "enum") field.type = FieldDescriptorProto_Type.MESSAGE;
  }
  return names;
}
