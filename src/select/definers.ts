import type { DescriptorProto, FieldDescriptorProto } from "@bufbuild/protobuf/wkt";
import type { ParsedFile } from "../compile/parsed-file.ts";
import type { Change } from "./change.ts";
import { importsOf, publicImportsOf } from "./imports-of.ts";
import { baseNameOf } from "./path.ts";

/**
 * The files that define custom options whose type is a message or an enum, as far as they are known,
 * and perhaps some that do not. Such a file sees the messages that it extends: descriptor.proto; or,
 * as values of options can hold extensions again, a file with extension ranges that the type of an
 * option leads to; each perhaps through public imports.
 */
export function definersOf(change: Change): ReadonlySet<string> {
  const extended = new Set(["descriptor.proto"]);
  const definers = new Set<string>();
  for (let known = -1; known < extended.size + definers.size; ) {
    known = extended.size + definers.size;
    for (const path of new Set([...change.paths, ...change.importersNamed([...extended])])) {
      const file = change.graphs.after.file(path);
      if (file === undefined || !importsOf(file).some((name) => extended.has(baseNameOf(name))))
        continue;
      if (publicImportsOf(file).length > 0) extended.add(baseNameOf(path));
      if (!definesOption(file)) continue;
      definers.add(path);
      for (const each of extendableBelow(change, path)) extended.add(baseNameOf(each));
    }
  }
  return definers;
}

function extendableBelow({ graphs }: Change, path: string): readonly string[] {
  return [graphs.before, graphs.after].flatMap((graph) =>
    [...graph.closure([path])].filter((each) => {
      const file = graph.file(each);
      return file?.proto.messageType.some(isExtendable) === true;
    }),
  );
}

function isExtendable(message: DescriptorProto): boolean {
  return message.extensionRange.length > 0 || message.nestedType.some(isExtendable);
}

function definesOption({ proto }: ParsedFile): boolean {
  return proto.extension.some(isTyped) || proto.messageType.some(nestsOption);
}

function nestsOption(message: DescriptorProto): boolean {
  return message.extension.some(isTyped) || message.nestedType.some(nestsOption);
}

function isTyped(field: FieldDescriptorProto): boolean {
  return field.typeName !== "";
}
