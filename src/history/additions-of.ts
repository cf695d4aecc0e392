import type { DescEnum, DescMessage } from "@bufbuild/protobuf";
import { pair } from "../check/pair.ts";
import { jsonName } from "../schema/json-name.ts";
import { containerKey } from "../schema/past.ts";
import type { Schema } from "../schema/schema.ts";
import type { Addition } from "./addition.ts";

/**
 * What the files that changed add: numbers and names new in a message or an enum that both sides
 * have, and all of those in a new one, because it may be back from the past.
 */
export function additionsOf(
  before: Schema,
  after: Schema,
  changed: ReadonlySet<string>,
): readonly Addition[] {
  const sides = pair(onlyChanged(before, changed), onlyChanged(after, changed));
  const files = sides.pairs("file", "file").kept;
  const pathBefore = new Map(files.map((file) => [file.after.path, file.before.path]));
  const newPaths = (container: DescMessage | DescEnum) => {
    const path = container.file.proto.name;
    return [...new Set([path, pathBefore.get(path) ?? path])];
  };
  const messages = sides.pairs("message", "name");
  const enums = sides.pairs("enum", "name");
  const all = [
    ...messages.kept
      .filter(({ before, after }) => !isAlike(before.fields, after.fields))
      .map((kept) => messageAddition(kept.after, kept.before, [pathOf(kept.before)])),
    ...messages.added.map((added) =>
      messageAddition(added.after, undefined, newPaths(added.after)),
    ),
    ...enums.kept
      .filter(({ before, after }) => !isAlike(before.values, after.values))
      .map((kept) => enumAddition(kept.after, kept.before, [pathOf(kept.before)])),
    ...enums.added.map((added) => enumAddition(added.after, undefined, newPaths(added.after))),
  ];
  return all.filter((addition) => addition.numbers.length + addition.names.length > 0);
}

function onlyChanged(schema: Schema, changed: ReadonlySet<string>): Schema {
  return { ...schema, files: schema.files.filter((file) => changed.has(file.path)) };
}

interface Numbered {
  readonly name: string;
  readonly number: number;
}

/** Most containers of a changed file are as they were. */
function isAlike(before: readonly Numbered[], after: readonly Numbered[]): boolean {
  return (
    before.length === after.length &&
    after.every(({ name, number }, index) => {
      const was = before[index];
      return was?.name === name && was.number === number;
    })
  );
}

function pathOf(container: DescMessage | DescEnum): string {
  return container.file.proto.name;
}

function messageAddition(
  after: DescMessage,
  before: DescMessage | undefined,
  paths: readonly string[],
): Addition {
  const fields = before?.fields ?? [];
  const numbers = new Set(fields.map((field) => field.number));
  const names = new Set(fields.map((field) => field.name));
  const jsonNames = new Set(fields.map(jsonName));
  return {
    key: containerKey(after),
    kind: "message",
    typeName: after.typeName,
    paths,
    numbers: after.fields.map((field) => field.number).filter((number) => !numbers.has(number)),
    names: after.fields
      .filter((field) => !names.has(field.name))
      .map((field) => {
        const json = jsonName(field);
        return { name: field.name, jsonName: jsonNames.has(json) ? undefined : json };
      }),
  };
}

function enumAddition(
  after: DescEnum,
  before: DescEnum | undefined,
  paths: readonly string[],
): Addition {
  const numbers = new Set(before?.values.map((value) => value.number));
  const added = after.values.map((value) => value.number).filter((number) => !numbers.has(number));
  return {
    key: containerKey(after),
    kind: "enum",
    typeName: after.typeName,
    paths,
    numbers: [...new Set(added)],
    names: [],
  };
}
