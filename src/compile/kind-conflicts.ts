import { FieldDescriptorProto_Type } from "@bufbuild/protobuf/wkt";
import type { Assembled } from "./assemble.ts";
import type { LinkedFile, TypeElement } from "./linked-file.ts";
import type { Faults } from "./report.ts";
import { isType, type Symbols } from "./symbols.ts";
import { tags } from "./tags.ts";

/**
 * Reports files that use a name which is an enum in one copy and a message in another: one registry
 * cannot hold both. Copies of one kind may differ in all the rest.
 */
export function checkKinds({ files, assumed }: Assembled, symbols: Symbols, faults: Faults): void {
  const ambiguous = ambiguousNames(symbols, assumed);
  if (ambiguous.size === 0) return;
  const last = new Map<string, TypeElement>();
  for (const file of files) {
    for (const type of [...file.messages, ...file.enums]) {
      if (ambiguous.has(type.name)) last.set(type.name, type);
    }
    checkFile(file, last, faults);
  }
}

function ambiguousNames(symbols: Symbols, assumed: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [name, elements] of symbols.copies) {
    const types = elements.filter(isType);
    if (types.some((type) => type.kind !== types[0]?.kind)) names.add(name);
  }
  for (const name of assumed) if (symbols.first.get(name)?.kind === "enum") names.add(name);
  return names;
}

function checkFile(file: LinkedFile, last: ReadonlyMap<string, TypeElement>, faults: Faults): void {
  const fields = file.messages.flatMap((message) =>
    message.proto.field.map((proto, index) => {
      return { proto, path: [...message.path, tags.message.field, index] };
    }),
  );
  for (const { proto, path } of [...fields, ...file.extensions]) {
    const other = last.get(proto.typeName.slice(1));
    const kind = proto.type === FieldDescriptorProto_Type.ENUM ? "enum" : "message";
    if (other === undefined || proto.typeName === "" || other.kind === kind) continue;
    const where = `in "${other.file.path}"`;
    const [here, there] = kind === "enum" ? ["an enum", "a message"] : ["a message", "an enum"];
    const message = `"${other.name}" is ${here} here, but ${there} ${where}`;
    faults.report(file, [...path, tags.field.typeName], message);
  }
}
