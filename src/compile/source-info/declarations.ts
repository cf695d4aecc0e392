import { tags } from "../tags.ts";

/** How a declaration looks: `statement` up to ";", `block` up to "{" and then "}", `either`. */
export type Form = "statement" | "block" | "either";

interface Member {
  readonly form: Form | undefined;
  /** Whether an index stands behind the number. */
  readonly isIndexed: boolean;
  /** What stands inside. */
  readonly holder: Holder | undefined;
}

type Holder = "file" | "message" | "extend" | "enum" | "service" | "method" | "oneof" | "options";

const statement: Member = { form: "statement", isIndexed: false, holder: undefined };
const statements: Member = { form: "statement", isIndexed: true, holder: undefined };
const options: Member = { form: undefined, isIndexed: false, holder: "options" };
const extend: Member = { form: "block", isIndexed: false, holder: "extend" };
const block = (holder: Holder): Member => ({ form: "block", isIndexed: true, holder });

const { file, message, enum: enumTags, service, method, oneof } = tags;

/** By field number: the parts of a declaration to which protoc's parser.cc attaches comments. */
const members: { readonly [H in Holder]: ReadonlyMap<number, Member> } = {
  file: new Map([
    [file.syntax, statement],
    [file.package, statement],
    [file.dependency, statements],
    [file.optionDependency, statements],
    [file.messageType, block("message")],
    [file.enumType, block("enum")],
    [file.service, block("service")],
    [file.extension, extend],
    [file.options, options],
  ]),
  message: new Map([
    [message.field, statements],
    [message.nestedType, block("message")],
    [message.enumType, block("enum")],
    [message.extensionRange, statement],
    [message.extension, extend],
    [message.options, options],
    [message.oneofDecl, block("oneof")],
    [message.reservedRange, statement],
    [message.reservedName, statement],
  ]),
  extend: new Map(),
  enum: new Map([
    [enumTags.value, statements],
    [enumTags.options, options],
    [enumTags.reservedRange, statement],
    [enumTags.reservedName, statement],
  ]),
  service: new Map([
    [service.method, { form: "either", isIndexed: true, holder: "method" }],
    [service.options, options],
  ]),
  method: new Map([[method.options, options]]),
  oneof: new Map([[oneof.options, options]]),
  options: new Map([[tags.uninterpretedOptions, statements]]),
};

/** What a path into a file's descriptor declares; undefined for what is only a part of it. */
export function formOf(path: readonly number[]): Form | undefined {
  let holder: Holder | undefined = "file";
  let at = 0;
  while (holder !== undefined) {
    // The fields of an `extend` block have no number of their own.
    if (holder === "extend") return path.length === at + 1 ? "statement" : undefined;
    const member: Member | undefined = members[holder].get(path[at] ?? -1);
    if (member === undefined) return undefined;
    at += member.isIndexed ? 2 : 1;
    if (path.length === at) return member.form;
    if (path.length < at) return undefined;
    holder = member.holder;
  }
  return undefined;
}
