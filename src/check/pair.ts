import type { DescExtension, DescField } from "@bufbuild/protobuf";
import { enumNumbers } from "../schema/enum-numbers.ts";
import type { Schema, SchemaFile, SubjectByKind, SubjectKind } from "../schema/schema.ts";
import { type TypeKind, type TypesByKind, typesIn } from "../schema/types-in.ts";
import type { Note } from "../text/problem.ts";
import { ambiguityNotes } from "./ambiguity-notes.ts";
import { pairFiles } from "./pair-files.ts";
import { pairMembers } from "./pair-members.ts";
import { pairPackages } from "./pair-packages.ts";
import { type Declared, pairTypes } from "./pair-types.ts";
import type { Pairing, Pairs } from "./rule.ts";

export interface PairedSides {
  /** Computed when first asked for, then kept. What a pairing means is said at `Pairing`. */
  pairs<K extends SubjectKind>(kind: K, pairing: Pairing): Pairs<K>;
  /** The file of the new side that a file of the old side became. */
  fileAfter(before: SchemaFile): SchemaFile | undefined;
  /** What could not be paired, because its name is declared more than once; of what was asked for. */
  notes(): readonly Note[];
}

type Type = SubjectByKind[TypeKind];

/** Pairs everything of two sides, each pairing when a rule first asks for it. */
export function pair(before: Schema, after: Schema): PairedSides {
  const files = pairFiles(before.files, after.files);
  const fileAfter = new Map(files.kept.map((kept) => [kept.before, kept.after]));
  const sides = { before: before.files, after: after.files, fileAfter };
  const ambiguous: Declared<Type>[] = [];
  const table: { readonly [K in SubjectKind]: (pairing: Pairing) => Pairs<K> } = {
    package: memoized(() => pairPackages(before.files, after.files)),
    file: () => files,
    message: memoized((pairing) => types(pairing, ({ message }) => message, typeNameOf)),
    enum: memoized((pairing) => types(pairing, (all) => all.enum, typeNameOf)),
    service: memoized((pairing) => types(pairing, ({ service }) => service, typeNameOf)),
    extension: memoized((pairing) => {
      return types(pairing, (all) => all.extension, pairing === "number" ? slotOf : typeNameOf);
    }),
    field: memoized((pairing) => {
      const key = (field: DescField) => (pairing === "name" ? field.name : field.number);
      return pairMembers(table.message(inside(pairing)), (message) => message.fields, key);
    }),
    oneof: memoized((pairing) => {
      return pairMembers(table.message(inside(pairing)), (message) => message.oneofs, nameOf);
    }),
    enum_value: memoized((pairing) => {
      return pairMembers(table.enum(inside(pairing)), enumNumbers, numberOf);
    }),
    rpc: memoized((pairing) => {
      return pairMembers(table.service(inside(pairing)), (service) => service.methods, nameOf);
    }),
  };

  function types<T extends Type>(
    pairing: Pairing,
    select: (types: TypesByKind) => readonly T[],
    key: (type: T) => string,
  ) {
    if (pairing === "file") return pairMembers(files, (file) => select(typesIn(file)), nestedName);
    const paired = pairTypes(sides, select, key);
    ambiguous.push(...paired.ambiguous);
    return paired;
  }

  return {
    pairs: (kind, pairing) => table[kind](pairing),
    fileAfter: (file) => fileAfter.get(file),
    notes: () => ambiguityNotes(ambiguous),
  };
}

/** Containers have no number: inside is what was paired by name. */
function inside(pairing: Pairing): Pairing {
  return pairing === "number" ? "name" : pairing;
}

function memoized<T>(compute: (pairing: Pairing) => T): (pairing: Pairing) => T {
  const known = new Map<Pairing, T>();
  return (pairing) => {
    const found = known.get(pairing) ?? compute(pairing);
    known.set(pairing, found);
    return found;
  };
}

function nameOf(member: { readonly name: string }): string {
  return member.name;
}

function numberOf(member: { readonly number: number }): number {
  return member.number;
}

function typeNameOf(type: Type): string {
  return type.typeName;
}

/** What an extension is on the wire. */
function slotOf(extension: DescExtension): string {
  return `${extension.extendee.typeName} ${extension.number}`;
}

/** The full name without the package, so that it outlives a change of the package. */
function nestedName(type: Type): string {
  const { package: name } = type.file.proto;
  return name === "" ? type.typeName : type.typeName.slice(name.length + 1);
}
