import type { DescriptorProto } from "@bufbuild/protobuf/wkt";
import type { Declarations } from "./interface.ts";

/**
 * What two files declare, without what both declare alike at the start and at the end of each list,
 * and in a message that has changed without what of it is alike. Most of a file that has changed is
 * as it was; the order of what is left is as it was, too.
 */
export function unlikeParts(
  before: Declarations,
  after: Declarations,
): { readonly before: Declarations; readonly after: Declarations } {
  const messages = unlikeMessages(before.messageType, after.messageType);
  const enums = unlike(before.enumType, after.enumType);
  const extensions = unlike(before.extension, after.extension);
  const services = unlike(before.service, after.service);
  const part = (side: "before" | "after") => ({
    messageType: messages[side],
    enumType: enums[side],
    extension: extensions[side],
    service: services[side],
  });
  return { before: part("before"), after: part("after") };
}

interface Unlike<T> {
  readonly before: T[];
  readonly after: T[];
}

/** A single message left on both sides is taken apart, if what is in it means the same in both. */
function unlikeMessages(
  before: readonly DescriptorProto[],
  after: readonly DescriptorProto[],
): Unlike<DescriptorProto> {
  const left = unlike(before, after);
  const [was, is] = [left.before[0], left.after[0]];
  if (left.before.length !== 1 || left.after.length !== 1) return left;
  if (was === undefined || is === undefined || was.name !== is.name) return left;
  return isAlike(was.oneofDecl, is.oneofDecl) ? unlikeInside(was, is) : left;
}

function unlikeInside(before: DescriptorProto, after: DescriptorProto): Unlike<DescriptorProto> {
  const fields = unlike(before.field, after.field);
  const messages = unlikeMessages(before.nestedType, after.nestedType);
  const enums = unlike(before.enumType, after.enumType);
  const extensions = unlike(before.extension, after.extension);
  const part = (message: DescriptorProto, side: "before" | "after"): DescriptorProto =>
    // What is not set stays where the message has its default values.
    Object.assign(Object.create(message), {
      field: fields[side],
      nestedType: messages[side],
      enumType: enums[side],
      extension: extensions[side],
    });
  return { before: [part(before, "before")], after: [part(after, "after")] };
}

function unlike<T>(before: readonly T[], after: readonly T[]): Unlike<T> {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && isAlike(before[start], after[start])) start += 1;
  let end = 0;
  while (end < most - start && isAlike(before.at(-1 - end), after.at(-1 - end))) end += 1;
  return {
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
  };
}

/** Of parsed descriptors, whatever is in them; what is set on one side alone is not alike. */
function isAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    for (let index = 0; index < one.length; index++) {
      if (!isAlike(one[index], other[index])) return false;
    }
    return true;
  }
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(other, key) || !isAlike(one[key], other[key])) return false;
  }
  return true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
