import type { Message } from "@bufbuild/protobuf";
import type { GenMessage } from "@bufbuild/protobuf/codegenv2";
import type { UninterpretedOption } from "@bufbuild/protobuf/wkt";
import {
  EnumOptionsSchema,
  EnumValueOptionsSchema,
  ExtensionRangeOptionsSchema,
  FieldOptions_OptionTargetType,
  FieldOptionsSchema,
  FileOptionsSchema,
  MessageOptionsSchema,
  MethodOptionsSchema,
  OneofOptionsSchema,
  ServiceOptionsSchema,
} from "@bufbuild/protobuf/wkt";
import {
  type EnumElement,
  type LinkedFile,
  type MessageElement,
  pathIn,
  type ServiceElement,
} from "../linked-file.ts";
import { scopeAround } from "../symbols.ts";
import { tags } from "../tags.ts";

/** Something that has options which are not yet interpreted. */
export interface OptionHolder {
  readonly kind: HolderKind;
  readonly owner: { options?: Options | undefined };
  /** As they were parsed. */
  readonly written: readonly UninterpretedOption[];
  /** Where names of extensions are looked up: the scope around it. */
  readonly scope: string;
  /** The path of the options message. */
  readonly pathOf: () => readonly number[];
}

export interface HolderKind {
  /** The options message. */
  readonly schema: GenMessage<Options>;
  readonly target: FieldOptions_OptionTargetType;
  /** With its article, for messages. */
  readonly noun: string;
}

type Options = Message & { uninterpretedOption: UninterpretedOption[] };

type Add = (
  kind: HolderKind,
  owner: OptionHolder["owner"],
  scope: string,
  pathOf: OptionHolder["pathOf"],
) => void;

const Target = FieldOptions_OptionTargetType;

const kinds = {
  file: { schema: FileOptionsSchema, target: Target.TARGET_TYPE_FILE, noun: "a file" },
  message: { schema: MessageOptionsSchema, target: Target.TARGET_TYPE_MESSAGE, noun: "a message" },
  field: { schema: FieldOptionsSchema, target: Target.TARGET_TYPE_FIELD, noun: "a field" },
  oneof: { schema: OneofOptionsSchema, target: Target.TARGET_TYPE_ONEOF, noun: "a oneof" },
  range: {
    schema: ExtensionRangeOptionsSchema,
    target: Target.TARGET_TYPE_EXTENSION_RANGE,
    noun: "an extension range",
  },
  enum: { schema: EnumOptionsSchema, target: Target.TARGET_TYPE_ENUM, noun: "an enum" },
  enumValue: {
    schema: EnumValueOptionsSchema,
    target: Target.TARGET_TYPE_ENUM_ENTRY,
    noun: "an enum value",
  },
  service: { schema: ServiceOptionsSchema, target: Target.TARGET_TYPE_SERVICE, noun: "a service" },
  method: { schema: MethodOptionsSchema, target: Target.TARGET_TYPE_METHOD, noun: "an rpc" },
} satisfies Readonly<Record<string, HolderKind>>;

/**
 * Whatever has uninterpreted options in a file, extensions first: the others use them. The scopes are
 * those of protoc's descriptor.cc, AllocateOptions: what is around the full name of the thing itself.
 */
export function optionHolders(file: LinkedFile): readonly OptionHolder[] {
  const holders: OptionHolder[] = [];
  const add: Add = (kind, owner, scope, pathOf) => {
    const { options } = owner;
    if (options === undefined || options.uninterpretedOption.length === 0) return;
    holders.push({ kind, owner, written: options.uninterpretedOption, scope, pathOf });
  };
  for (const extension of file.extensions) {
    const { name, proto } = extension;
    add(kinds.field, proto, scopeAround(name), () => pathIn(extension, tags.field.options));
  }
  for (const message of file.messages) addMessage(message, add);
  for (const type of file.enums) addEnum(type, add);
  for (const service of file.services) addService(service, add);
  add(kinds.file, file.proto, file.proto.package, () => [tags.file.options]);
  return holders;
}

function addMessage(message: MessageElement, add: Add): void {
  const { name, proto } = message;
  const { field, oneofDecl, extensionRange, options } = tags.message;
  if (proto.options !== undefined) {
    add(kinds.message, proto, scopeAround(name), () => pathIn(message, options));
  }
  proto.field.forEach((each, index) => {
    if (each.options === undefined) return;
    add(kinds.field, each, name, () => pathIn(message, field, index, tags.field.options));
  });
  proto.oneofDecl.forEach((each, index) => {
    if (each.options === undefined) return;
    add(kinds.oneof, each, name, () => pathIn(message, oneofDecl, index, tags.oneof.options));
  });
  proto.extensionRange.forEach((each, index) => {
    if (each.options === undefined) return;
    add(kinds.range, each, name, () => pathIn(message, extensionRange, index, tags.range.options));
  });
}

function addEnum(type: EnumElement, add: Add): void {
  const { name, proto } = type;
  const scope = scopeAround(name);
  if (proto.options !== undefined) {
    add(kinds.enum, proto, scope, () => pathIn(type, tags.enum.options));
  }
  proto.value.forEach((each, index) => {
    if (each.options === undefined) return;
    const { value } = tags.enum;
    add(kinds.enumValue, each, scope, () => pathIn(type, value, index, tags.enumValue.options));
  });
}

function addService(service: ServiceElement, add: Add): void {
  const { name, proto } = service;
  add(kinds.service, proto, scopeAround(name), () => pathIn(service, tags.service.options));
  proto.method.forEach((each, index) => {
    if (each.options === undefined) return;
    const { method } = tags.service;
    add(kinds.method, each, name, () => pathIn(service, method, index, tags.method.options));
  });
}
