import type { Element, LinkedFile, MessageElement, TypeElement } from "./linked-file.ts";
import { packageFault } from "./package-name.ts";
import { tags } from "./tags.ts";
import type { View } from "./visibility.ts";

/**
 * Full names of all files: types, extensions, services and values of enums at the top of a file.
 * Fields, oneofs, methods and nested enum values matter only inside their own message or service.
 */
export interface Symbols {
  /** The first element of a name. */
  first(name: string): Element | undefined;
  /** All elements of a name that has more than one. */
  readonly copies: ReadonlyMap<string, readonly Element[]>;
  /** Packages and the packages around them: the files of each. */
  readonly packages: ReadonlyMap<string, ReadonlySet<LinkedFile>>;
  /** Last parts of the names that have something around them, but not of enum values. */
  readonly nested: ReadonlySet<string>;
}

export interface SymbolTable extends Symbols {
  /** Adds what a file defines. */
  add(file: LinkedFile): void;
}

/** What all of these files define. */
export function symbolsOf(files: Iterable<LinkedFile>): Symbols {
  const symbols = symbolTable();
  for (const file of files) symbols.add(file);
  return symbols;
}

/** An empty table. */
export function symbolTable(): SymbolTable {
  // By what is around a name, then by its last part: the engine need not put together whole names.
  const scopes = new Map<string, Map<string, Element>>();
  const copies = new Map<string, Element[]>();
  const nested = new Set<string>();
  const { packages, filesOf } = packageTable(nested);
  // What comes one after the other mostly stands in one scope.
  let lastScope = "";
  let lastMembers = new Map<string, Element>();
  scopes.set(lastScope, lastMembers);
  const membersOf = (scope: string) => {
    if (scope === lastScope) return lastMembers;
    const known = scopes.get(scope);
    lastScope = scope;
    lastMembers = known ?? new Map();
    if (known === undefined) scopes.set(scope, lastMembers);
    return lastMembers;
  };
  const addElement = (element: Element, scope: string) => {
    const { name } = element.proto;
    const members = membersOf(scope);
    const known = members.get(name);
    // Nothing is looked up inside an enum value.
    if (element.kind !== "enum value" && scope !== "") nested.add(name);
    if (known === undefined) {
      members.set(name, element);
      return;
    }
    const all = copies.get(element.name);
    if (all === undefined) copies.set(element.name, [known, element]);
    else all.push(element);
  };
  const add = (file: LinkedFile) => {
    if (packageFault(file.proto.package) !== undefined) return;
    for (const files of filesOf(file.proto.package)) files.add(file);
    elementsOf(file, addElement);
  };
  const first = (name: string) => scopes.get(scopeAround(name))?.get(lastPart(name));
  return { add, first, copies, packages, nested };
}

/** `filesOf`: the files of a package and of each package around it. `nested`: as in Symbols. */
function packageTable(nested: Set<string>) {
  const packages = new Map<string, Set<LinkedFile>>();
  // What comes one after the other mostly stands in one package.
  let lastName = "";
  let lastFiles: readonly Set<LinkedFile>[] = [];
  const filesOf = (whole: string) => {
    if (whole === lastName) return lastFiles;
    lastName = whole;
    lastFiles = packagesAround(whole).map((name) => {
      const files = packages.get(name) ?? new Set();
      packages.set(name, files);
      if (name.includes(".")) nested.add(lastPart(name));
      return files;
    });
    return lastFiles;
  };
  return { packages, filesOf };
}

/** The element of that full name in one of the files; undefined also where that is a package. */
export function findElement(symbols: Symbols, name: string, view: View): Element | undefined {
  const first = symbols.first(name);
  if (first === undefined || view.files.has(first.file)) return first;
  return symbols.copies.get(name)?.find((element) => view.files.has(element.file));
}

/** The message or enum of that full name in one of the files. */
export function findType(symbols: Symbols, name: string, view: View): TypeElement | undefined {
  const element = findElement(symbols, name, view);
  return element !== undefined && isType(element) ? element : undefined;
}

/** Whether one of the files stands in that package or in a package inside it. */
export function isPackage(symbols: Symbols, name: string, view: View): boolean {
  const members = symbols.packages.get(name);
  if (members === undefined) return false;
  for (const file of view.files) if (members.has(file)) return true;
  return false;
}

export function isType(element: Element): element is TypeElement {
  return element.kind === "message" || element.kind === "enum";
}

/** `a.b.c`, `a.b` and `a`. */
function packagesAround(name: string): readonly string[] {
  const names: string[] = [];
  for (let rest = name; rest !== ""; rest = scopeAround(rest)) names.push(rest);
  return names;
}

/** The name without its last part: "" for a name of one part. */
export function scopeAround(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf("."), 0));
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function elementsOf(file: LinkedFile, add: (element: Element, scope: string) => void): void {
  const scopeOf = (element: { readonly parent: MessageElement | undefined }) =>
    element.parent?.name ?? file.proto.package;
  for (const message of file.messages) add(message, scopeOf(message));
  for (const extension of file.extensions) add(extension, scopeOf(extension));
  for (const service of file.services) add(service, file.proto.package);
  for (const type of file.enums) {
    const scope = scopeOf(type);
    add(type, scope);
    if (type.parent !== undefined) continue;
    // As in C++, the values of an enum are its siblings: descriptor.cc, BuildEnumValue.
    for (const [index, value] of type.proto.value.entries()) {
      const name = scope === "" ? value.name : `${scope}.${value.name}`;
      const tag = tags.enum.value;
      add({ kind: "enum value", name, file, parent: type, tag, index, proto: value }, scope);
    }
  }
}
