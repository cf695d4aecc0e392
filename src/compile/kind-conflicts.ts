import { FieldDescriptorProto_Type } from "@bufbuild/protobuf/wkt";
import type { Assembled } from "./assemble.ts";
import type { LinkedFile, TypeElement } from "./linked-file.ts";
import type { Faults } from "./report.ts";
import { isType, type Symbols } from "./symbols.ts";
import { typeUses } from "./type-uses.ts";

/**
 * Reports files that use a name which is an enum in one copy and a message in another: one registry
 * cannot hold both. Copies of one kind may differ in all the rest. True if there was such a file.
 */
export function checkKinds(assembled: Assembled, symbols: Symbols, faults: Faults): boolean {
  const { files, assumed } = assembled;
  const ambiguous = ambiguousNames(symbols, assumed);
  if (ambiguous.size === 0) return false;
  const count = faults.files.size;
  const last = new Map<string, TypeElement>();
  for (const file of files) {
    for (const type of [...file.messages, ...file.enums]) {
      if (ambiguous.has(type.name)) last.set(type.name, type);
    }
    checkFile(file, last, assumed, faults);
  }
  return faults.files.size > count;
}

function ambiguousNames(symbols: Symbols, assumed: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [name, elements] of symbols.copies) {
    const types = elements.filter(isType);
    if (types.some((type) => type.kind !== types[0]?.kind)) names.add(name);
  }
  for (const name of assumed) {
    const elements = symbols.copies.get(name) ?? [symbols.first(name)];
    if (elements.some((element) => element?.kind === "enum")) names.add(name);
  }
  return names;
}

/** `last`: what the registry has for a name when it comes to this file. */
function checkFile(
  file: LinkedFile,
  last: ReadonlyMap<string, TypeElement>,
  assumed: ReadonlySet<string>,
  faults: Faults,
): void {
  for (const { name, kind, field, pathOf } of typeUses(file)) {
    const other = last.get(name);
    if (other === undefined || other.kind === kind) continue;
    if (assumed.has(name) && field !== undefined) {
      // Nobody looks at the kind of what is assumed, so it may be that of the copy.
      field.type = typeOf(other);
      continue;
    }
    const [here, there] = kind === "enum" ? ["an enum", "a message"] : ["a message", "an enum"];
    const message = `"${name}" is ${here} here, but ${there} in "${other.file.path}"`;
    faults.report(file, pathOf(), message);
  }
}

function typeOf(element: TypeElement): FieldDescriptorProto_Type {
  return element.kind === "enum"
    ? FieldDescriptorProto_Type.ENUM
    : FieldDescriptorProto_Type.MESSAGE;
}
