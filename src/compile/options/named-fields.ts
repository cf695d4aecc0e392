import {
  FieldDescriptorProto_Type as Type,
  type UninterpretedOption,
} from "@bufbuild/protobuf/wkt";
import type { MessageElement } from "../linked-file.ts";
import { type FieldOfMessage, isRepeated } from "./option-message.ts";
import type { OptionTypes } from "./option-value.ts";

export type NamedFields =
  | {
      readonly kind: "found";
      /** Leads to the message that has the leaf: mostly empty. */
      readonly around: readonly FieldOfMessage[];
      readonly leaf: FieldOfMessage;
    }
  /** Nothing that can be seen defines the option. */
  | { readonly kind: "unknown" }
  /** The option is known, but a part of it has a type that nobody can look into. */
  | { readonly kind: "assumed" }
  /** No option can have that name. */
  | { readonly kind: "wrong"; readonly message: string };

const depthLimit = 100;

/**
 * The field that each part of an option's name means, from the options message to the leaf. As
 * protoc's descriptor.cc, InterpretSingleOption.
 */
export function namedFields(
  option: UninterpretedOption,
  options: MessageElement,
  scope: string,
  types: OptionTypes,
): NamedFields {
  if (option.name.length > depthLimit) {
    return { kind: "wrong", message: `a name has ${depthLimit} parts at most` };
  }
  let around = nothing;
  let type = options;
  let leaf: FieldOfMessage | undefined;
  for (const { namePart, isExtension } of option.name) {
    if (leaf !== undefined) {
      const fault = innerFault(leaf);
      if (fault !== undefined) return { kind: "wrong", message: fault };
      const inner = types.typeOf(leaf);
      if (inner?.kind !== "message") return { kind: "assumed" };
      type = inner;
    }
    const extension = isExtension ? types.extensionOf(scope, namePart) : undefined;
    if (extension !== undefined && extension.proto.extendee !== type.typeName) {
      const extendee = extension.proto.extendee.slice(1);
      const message = `"${extension.name}" extends "${extendee}", not "${type.name}"`;
      return { kind: "wrong", message };
    }
    const field = extension === undefined ? undefined : types.asField(extension);
    const found = isExtension ? field : types.fieldOf(type, namePart);
    if (found === undefined)
      return notFound(namePart, isExtension || leaf === undefined, type, types);
    if (leaf !== undefined) around = [...around, leaf];
    leaf = found;
  }
  return leaf === undefined ? { kind: "unknown" } : { kind: "found", around, leaf };
}

const nothing: readonly FieldOfMessage[] = [];

/** Why one cannot name a field inside a field. */
function innerFault(field: FieldOfMessage): string | undefined {
  const { name, type } = field.proto;
  if (type !== Type.MESSAGE && type !== Type.GROUP) {
    return `"${name}" is not a message and has no fields`;
  }
  return isRepeated(field) ? `"${name}" is repeated and must be set as a whole` : undefined;
}

function notFound(
  name: string,
  isOption: boolean,
  type: MessageElement,
  types: OptionTypes,
): NamedFields {
  if (isOption) return { kind: "unknown" };
  if (types.mayHide(type)) return { kind: "assumed" };
  return { kind: "wrong", message: `"${type.name}" has no field "${name}"` };
}
