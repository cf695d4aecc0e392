import type { FieldDescriptorProto } from "@bufbuild/protobuf/wkt";
import { FeatureSet_MessageEncoding, FieldDescriptorProto_Type } from "@bufbuild/protobuf/wkt";
import { builtInFile } from "../built-in.ts";
import { featureOf } from "../features.ts";
import {
  type Element,
  type ExtensionElement,
  type LinkedFile,
  linkedFile,
  type MessageElement,
  type TypeElement,
} from "../linked-file.ts";
import { firstPart, lookUp } from "../look-up.ts";
import type { Linking } from "../resolve.ts";
import { findElement, findType, type Symbols } from "../symbols.ts";
import type { View } from "../visibility.ts";
import type { FieldOfMessage } from "./option-message.ts";
import type { OptionTypes } from "./option-value.ts";

/** Option types as each file sees them, and the messages of descriptor.proto. */
export interface AllOptionTypes {
  seenFrom(view: View): OptionTypes;
  /** `google.protobuf.FieldOptions` and the like, as this program knows them. */
  optionsMessage(name: string): MessageElement | undefined;
}

export function allOptionTypes(linking: Linking): AllOptionTypes {
  const bundle = bundled();
  const fields = new Map<MessageElement, ReadonlyMap<string, FieldOfMessage>>();
  const known = new Map<FieldDescriptorProto, TypeElement>();
  const typeOf = (field: FieldOfMessage): TypeElement | undefined => {
    const same = known.get(field.proto);
    if (same !== undefined) return same;
    const found = typeNamedBy(field);
    if (found !== undefined) known.set(field.proto, found);
    return found;
  };
  const typeNamedBy = (field: FieldOfMessage): TypeElement | undefined => {
    const name = field.proto.typeName.slice(1);
    if (field.file === bundle?.file) return bundle.types.get(name);
    const view = linking.views.types.get(field.file);
    return view === undefined ? undefined : findType(linking.symbols, name, view);
  };
  const fieldsOf = (message: MessageElement) => {
    const same = fields.get(message);
    if (same !== undefined) return same;
    const made = message.proto.field.map((proto) => fieldOfMessage(proto, message, message.file));
    const byName = new Map(made.map((field) => [field.proto.name, field]));
    fields.set(message, byName);
    return byName;
  };
  return {
    optionsMessage: (name) => {
      const type = bundle?.types.get(name);
      return type?.kind === "message" ? type : undefined;
    },
    seenFrom: (view) => ({
      typeOf,
      fieldOf: (message, name) => fieldsOf(message).get(name),
      asField: (extension) => fieldOfMessage(extension.proto, extension.parent, extension.file),
      extensionOf: extensionFinder(linking.symbols, view),
      messageOf: (name) => {
        const found = findElement(linking.symbols, name, view);
        return found?.kind === "message" ? found : undefined;
      },
      mayHide: (message) => (message === undefined ? view.assumes : message.file.isBroken),
    }),
  };
}

/** A file sets the same few options again and again, and mostly they mean the same everywhere in it. */
function extensionFinder(symbols: Symbols, view: View): OptionTypes["extensionOf"] {
  const known = new Map<string, ExtensionElement>();
  const isWanted = ({ kind }: Element) => kind === "extension";
  return (scope, name) => {
    const same = known.get(name);
    if (same !== undefined) return same;
    const found = lookUp(symbols, view, scope, name, isWanted);
    if (found.kind !== "extension") return undefined;
    if (!symbols.nested.has(firstPart(name))) known.set(name, found);
    return found;
  };
}

interface Bundle {
  readonly file: LinkedFile;
  readonly types: ReadonlyMap<string, TypeElement>;
}

let known: Bundle | undefined;

/** What descriptor.proto defines, as this program knows it. */
function bundled(): Bundle | undefined {
  const descriptor = builtInFile("google/protobuf/descriptor.proto");
  if (known !== undefined || descriptor === undefined) return known;
  const file = linkedFile(descriptor, undefined);
  const types = [...file.messages, ...file.enums].map((type) => [type.name, type] as const);
  known = { file, types: new Map(types) };
  return known;
}

function fieldOfMessage(
  proto: FieldDescriptorProto,
  parent: MessageElement | undefined,
  file: LinkedFile,
): FieldOfMessage {
  return { proto, file, isDelimited: isDelimited(proto, parent, file) };
}

function isDelimited(
  field: FieldDescriptorProto,
  parent: MessageElement | undefined,
  file: LinkedFile,
): boolean {
  if (field.type === FieldDescriptorProto_Type.GROUP) return true;
  if (field.type !== FieldDescriptorProto_Type.MESSAGE || isOfMap(field, parent)) return false;
  const encoding = featureOf("messageEncoding", field, parent, file);
  return encoding === FeatureSet_MessageEncoding.DELIMITED;
}

/** Maps keep their encoding: descriptor.cc, CrossLinkField. */
function isOfMap(field: FieldDescriptorProto, parent: MessageElement | undefined): boolean {
  if (parent === undefined || field.extendee !== "") return false;
  if (parent.proto.options?.mapEntry === true) return true;
  const entries = parent.proto.nestedType.filter(({ options }) => options?.mapEntry === true);
  return entries.some(({ name }) => field.typeName === `.${parent.name}.${name}`);
}
