import type { Element, LinkedFile, TypeElement } from "./linked-file.ts";
import { packageFault } from "./package-name.ts";
import type { View } from "./visibility.ts";

/**
 * Full names of all files: types, extensions, services and values of enums at the top of a file.
 * Fields, oneofs, methods and nested enum values matter only inside their own message or service.
 */
export interface Symbols {
  readonly first: ReadonlyMap<string, Element>;
  /** The first type of a name, by that name as descriptors write it: with a dot in front. */
  readonly types: ReadonlyMap<string, TypeElement>;
  /** All elements of a name that has more than one. */
  readonly copies: ReadonlyMap<string, readonly Element[]>;
  /** Packages and the packages around them: the files of each. */
  readonly packages: ReadonlyMap<string, ReadonlySet<LinkedFile>>;
  /** Last parts of the names that have something around them, but not of enum values. */
  readonly nested: ReadonlySet<string>;
}

export function symbolsOf(files: Iterable<LinkedFile>): Symbols {
  const first = new Map<string, Element>();
  const types = new Map<string, TypeElement>();
  const copies = new Map<string, Element[]>();
  const packages = new Map<string, Set<LinkedFile>>();
  const nested = new Set<string>();
  const add = (element: Element) => {
    const known = first.get(element.name);
    // Nothing is looked up inside an enum value.
    const isInside = element.kind !== "enum value" && element.name !== element.proto.name;
    if (isInside) nested.add(element.proto.name);
    if (known === undefined) {
      first.set(element.name, element);
      if (isType(element)) types.set(element.typeName, element);
      return;
    }
    const all = copies.get(element.name);
    if (all === undefined) copies.set(element.name, [known, element]);
    else all.push(element);
  };
  for (const file of files) {
    if (packageFault(file.proto.package) !== undefined) continue;
    for (const name of packagesAround(file.proto.package)) {
      const members = packages.get(name);
      if (members === undefined) packages.set(name, new Set([file]));
      else members.add(file);
      if (name.includes(".")) nested.add(lastPart(name));
    }
    elementsOf(file, add);
  }
  return { first, types, copies, packages, nested };
}

/** The element of that full name in one of the files; undefined also where that is a package. */
export function findElement(symbols: Symbols, name: string, view: View): Element | undefined {
  const first = symbols.first.get(name);
  if (first === undefined || view.files.has(first.file)) return first;
  return symbols.copies.get(name)?.find((element) => view.files.has(element.file));
}

/** The message or enum of that full name in one of the files. */
export function findType(symbols: Symbols, name: string, view: View): TypeElement | undefined {
  const element = findElement(symbols, name, view);
  return element !== undefined && isType(element) ? element : undefined;
}

/** The message or enum of that name, which has a dot in front, in one of the files. */
export function findByTypeName(
  symbols: Symbols,
  typeName: string,
  view: View,
): TypeElement | undefined {
  const first = symbols.types.get(typeName);
  // One string stands for the type wherever it is used, so that this takes less than its part.
  if (first !== undefined && view.files.has(first.file)) return first;
  return typeName.startsWith(".") ? findType(symbols, typeName.slice(1), view) : undefined;
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

function elementsOf(file: LinkedFile, add: (element: Element) => void): void {
  file.messages.forEach(add);
  file.extensions.forEach(add);
  file.services.forEach(add);
  for (const type of file.enums) {
    add(type);
    if (type.parent !== undefined) continue;
    // As in C++, the values of an enum are its siblings: descriptor.cc, BuildEnumValue.
    const scope = scopeAround(type.name);
    for (const [index, value] of type.proto.value.entries()) {
      const name = scope === "" ? value.name : `${scope}.${value.name}`;
      const path = [...type.path, 2, index];
      add({ kind: "enum value", name, file, path, proto: value });
    }
  }
}
