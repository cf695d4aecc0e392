import type { FieldDescriptorProto } from "@bufbuild/protobuf/wkt";
import { FieldDescriptorProto_Type } from "@bufbuild/protobuf/wkt";
import type { Note } from "../text/problem.ts";
import type { Imports } from "./imports.ts";
import { type Element, type LinkedFile, pathIn, type TypeElement } from "./linked-file.ts";
import { firstPart, lookUp, type Missing } from "./look-up.ts";
import type { ParsedFile } from "./parsed-file.ts";
import { type Report, spanOf } from "./report.ts";
import { isType, type Symbols, scopeAround } from "./symbols.ts";
import { tags } from "./tags.ts";
import type { View, Views } from "./visibility.ts";

/** What the steps of linking know of each other. */
export interface Linking {
  readonly imports: Imports;
  readonly symbols: Symbols;
  readonly views: Views;
  readonly report: Report;
  /** As in CompileOptions. */
  readonly tolerant: boolean;
  /** As in Sources. */
  readonly parse: (path: string) => ParsedFile;
  /** As in Sources. */
  readonly areKept: boolean;
}

export interface Resolved {
  /** Full names that only a missing import or a broken file can own. */
  readonly assumed: ReadonlySet<string>;
  /** Files that a missing import must have imported publicly, as they define a name that is used. */
  readonly borrowed: ReadonlyMap<LinkedFile, ReadonlySet<LinkedFile>>;
  /** By file: the names that it uses so. Another file, that is not here, may be meant. */
  readonly doubtful: ReadonlyMap<LinkedFile, ReadonlySet<string>>;
  /** Names that were faults if they were not tolerated; by file and message. */
  readonly notes: ReadonlyMap<string, Note>;
}

export interface NameResolver extends Resolved {
  /**
   * Completes the types of fields, the extendees of extensions and the types of rpcs of a file.
   * Returns those that are known, by their names as descriptors write them, with a dot in front.
   */
  resolve(file: LinkedFile): ReadonlyMap<string, TypeElement>;
}

type Borrowed = Map<LinkedFile, Set<LinkedFile>>;

interface Assumed {
  readonly kind: "assumed";
  readonly name: string;
  /** With a leading dot. */
  readonly typeName: string;
}

/** A name of a type where it is written. */
interface Use {
  readonly file: LinkedFile;
  readonly view: View;
  readonly scope: string;
  readonly written: string;
  readonly path: readonly number[];
}

/** Resolves the names of one file after the other; what it says of them grows. */
export function nameResolver(linking: Linking): NameResolver {
  const assumed = new Set<string>();
  const borrowed: Borrowed = new Map();
  const doubtful = new Map<LinkedFile, Set<string>>();
  const notes = new Map<string, Note>();
  const complain = (use: Use, message: string): void => {
    if (!linking.tolerant) linking.report(use.file, use.path, message);
    else if (!notes.has(`${use.file.path}: ${message}`)) {
      notes.set(`${use.file.path}: ${message}`, unresolvedName(use, message));
    }
  };
  const settle = (use: Use, found: Element | Missing): TypeElement | Assumed | undefined => {
    if (found.kind === "missing") {
      return assume(use, found, { linking, assumed, borrowed, doubtful, complain });
    }
    if (!isType(found)) {
      linking.report(use.file, use.path, `"${use.written}" is ${described(found)}, not a type`);
      return undefined;
    }
    assumed.add(found.name);
    return assumedType(found.name);
  };
  const resolve = (file: LinkedFile) => {
    const types = new Map<string, TypeElement>();
    const view = linking.views.types.get(file);
    if (view === undefined) return types;
    const nested = nestedNames(file);
    resolveFile(file, { linking, view, settle, known: new Map(), types, nested });
    return types;
  };
  return { resolve, assumed, borrowed, doubtful, notes };
}

function unresolvedName(use: Use, message: string): Note {
  const { path, start } = spanOf(use.file, use.path);
  return { kind: "unresolved-name", message, path, start };
}

interface Resolving {
  readonly linking: Linking;
  readonly view: View;
  /** What becomes of a name that is not simply that of a known type. */
  readonly settle: (use: Use, found: Element | Missing) => TypeElement | Assumed | undefined;
  /** What names mean that mean the same in the whole file. */
  readonly known: Map<string, TypeElement>;
  /** What was found, by the names that descriptors write. */
  readonly types: Map<string, TypeElement>;
  /** Names of what is nested in messages: these can mean something else in each message. */
  readonly nested: ReadonlySet<string>;
}

function nestedNames(file: LinkedFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { parent, proto } of [...file.messages, ...file.enums, ...file.extensions]) {
    if (parent !== undefined) names.add(proto.name);
  }
  for (const { proto } of file.services) names.add(proto.name);
  return names;
}

function resolveFile(file: LinkedFile, resolving: Resolving): void {
  for (const message of file.messages) {
    message.proto.field.forEach((field, index) => {
      if (field.typeName === "") return;
      const pathOf = () => pathIn(message, tags.message.field, index, tags.field.typeName);
      setType(field, resolve(field.typeName, message.name, file, pathOf, resolving));
    });
  }
  for (const extension of file.extensions) {
    const { name, proto } = extension;
    const scope = scopeAround(name);
    const extendeePath = () => pathIn(extension, tags.field.extendee);
    proto.extendee = resolveMessage(proto.extendee, scope, file, extendeePath, resolving);
    if (proto.typeName === "") continue;
    const typePath = () => pathIn(extension, tags.field.typeName);
    setType(proto, resolve(proto.typeName, scope, file, typePath, resolving));
  }
  for (const service of file.services) {
    const { name, proto } = service;
    proto.method.forEach((method, index) => {
      const inputPath = () => pathIn(service, tags.service.method, index, tags.method.inputType);
      method.inputType = resolveMessage(method.inputType, name, file, inputPath, resolving);
      const outputPath = () => pathIn(service, tags.service.method, index, tags.method.outputType);
      method.outputType = resolveMessage(method.outputType, name, file, outputPath, resolving);
    });
  }
}

function resolve(
  written: string,
  scope: string,
  file: LinkedFile,
  pathOf: () => readonly number[],
  { linking, view, settle, known, types, nested }: Resolving,
): TypeElement | Assumed | undefined {
  const same = known.get(written);
  if (same !== undefined) return same;
  const isNested = nested.has(firstPart(written));
  const from = isNested ? scope : file.proto.package;
  const found = lookUp(linking.symbols, view, from, written, isType);
  if (found.kind !== "missing" && isType(found) && !found.file.isBroken) {
    if (!isNested) known.set(written, found);
    types.set(found.typeName, found);
    return found;
  }
  return settle({ file, view, scope, written, path: pathOf() }, found);
}

function setType(field: FieldDescriptorProto, target: TypeElement | Assumed | undefined): void {
  if (target === undefined) return;
  field.typeName = target.typeName;
  if (target.kind === "enum") field.type = FieldDescriptorProto_Type.ENUM;
  else if (field.type !== FieldDescriptorProto_Type.GROUP) {
    field.type = FieldDescriptorProto_Type.MESSAGE;
  }
}

/** The absolute name of a message; the name as written after a fault. */
function resolveMessage(
  written: string,
  scope: string,
  file: LinkedFile,
  pathOf: () => readonly number[],
  resolving: Resolving,
): string {
  const target = resolve(written, scope, file, pathOf, resolving);
  if (target?.kind === "enum") {
    resolving.linking.report(file, pathOf(), `"${target.name}" is an enum, not a message`);
  }
  return target?.typeName ?? written;
}

interface Assuming {
  readonly linking: Linking;
  readonly assumed: Set<string>;
  readonly borrowed: Borrowed;
  readonly doubtful: Map<LinkedFile, Set<string>>;
  readonly complain: (use: Use, message: string) => void;
}

/** A name that nothing visible has: one of a missing import where there is one, else a fault. */
function assume(
  use: Use,
  missing: Missing,
  { linking, assumed, borrowed, doubtful, complain }: Assuming,
): TypeElement | Assumed | undefined {
  const elsewhere = findElsewhere(use, missing, linking.symbols);
  if (!use.view.assumes) {
    const name = use.written.replace(/^\./, "");
    complain(use, `"${name}" is not defined${reason(missing, elsewhere)}`);
    if (!linking.tolerant) return undefined;
  }
  if (
    elsewhere?.name === missing.name &&
    borrow(use.file, elsewhere.file, linking.imports, borrowed)
  ) {
    const names = doubtful.get(use.file) ?? new Set();
    doubtful.set(use.file, names.add(missing.name));
    return elsewhere;
  }
  assumed.add(missing.name);
  return assumedType(missing.name);
}

function reason(missing: Missing, elsewhere: TypeElement | undefined): string {
  if (elsewhere !== undefined) {
    return `: "${elsewhere.file.path}" defines "${elsewhere.name}" but is not imported`;
  }
  if (!missing.decided) return "";
  return `: its first part is found in an inner scope, so it means "${missing.name}"`;
}

/** A type that the name would mean if every file were imported. */
function findElsewhere(use: Use, missing: Missing, symbols: Symbols): TypeElement | undefined {
  const absolute = missing.decided || use.written.startsWith(".");
  const typeOf = (name: string) => {
    const elements = symbols.copies.get(name) ?? [symbols.first(name)];
    return elements.find(
      (element) => element !== undefined && isType(element) && !element.file.isBroken,
    );
  };
  for (let scope = absolute ? "" : use.scope; scope !== ""; scope = scopeAround(scope)) {
    const element = typeOf(`${scope}.${missing.name}`);
    if (element !== undefined && isType(element)) return element;
  }
  const element = typeOf(missing.name);
  return element !== undefined && isType(element) ? element : undefined;
}

function assumedType(name: string): Assumed {
  return { kind: "assumed", name, typeName: `.${name}` };
}

/** Makes a file depend on another one, unless that depends on it. */
function borrow(file: LinkedFile, from: LinkedFile, imports: Imports, borrowed: Borrowed): boolean {
  const own = borrowed.get(file) ?? new Set();
  if (own.has(from)) return true;
  const reached = new Set([from]);
  for (const next of reached) {
    if (next === file) return false;
    for (const dependency of imports.get(next) ?? []) {
      if (dependency !== undefined) reached.add(dependency);
    }
    for (const dependency of borrowed.get(next) ?? []) reached.add(dependency);
  }
  own.add(from);
  borrowed.set(file, own);
  return true;
}

function described({ kind }: Element): string {
  return kind.startsWith("e") ? `an ${kind}` : `a ${kind}`;
}
