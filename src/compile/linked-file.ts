import type {
  DescriptorProto,
  EnumDescriptorProto,
  EnumValueDescriptorProto,
  FieldDescriptorProto,
  FileDescriptorProto,
  ServiceDescriptorProto,
} from "@bufbuild/protobuf/wkt";
import { copyFile } from "./copy.ts";
import { packageFault } from "./package-name.ts";
import type { ParsedFile, WrittenFile } from "./parsed-file.ts";
import { tags } from "./tags.ts";

/** One file on its way through the steps of `compile`, which complete its descriptor in place. */
export interface LinkedFile {
  readonly path: string;
  /** Undefined for a file that is built in: it is linked already and not checked. */
  readonly parsed: WrittenFile | undefined;
  /** What it imports, as written; the descriptor is given paths instead. */
  readonly imports: Pick<FileDescriptorProto, "dependency" | "optionDependency">;
  /** A copy of a parsed file that is kept, as that can take part in many worlds. */
  readonly proto: FileDescriptorProto;
  /** Whether not all that it defines can be known: it has syntax errors, or too long a package. */
  readonly isBroken: boolean;
  /** At any depth, each after the one around it. */
  readonly messages: readonly MessageElement[];
  readonly enums: readonly EnumElement[];
  readonly extensions: readonly ExtensionElement[];
  readonly services: readonly ServiceElement[];
}

interface Placed {
  /** The full name, without a leading dot. */
  readonly name: string;
  readonly file: LinkedFile;
  /** The element around it; undefined at the top of the file. */
  readonly parent: Placed | undefined;
  /** The field of the descriptor around it that has it, and its index there. */
  readonly tag: number;
  readonly index: number;
}

interface Nested extends Placed {
  readonly parent: MessageElement | undefined;
}

interface PlacedType extends Nested {
  /** The full name with a leading dot, as descriptors write it: one string for all who use it. */
  readonly typeName: string;
}

export interface MessageElement extends PlacedType {
  readonly kind: "message";
  readonly proto: DescriptorProto;
}

export interface EnumElement extends PlacedType {
  readonly kind: "enum";
  readonly proto: EnumDescriptorProto;
}

export interface ExtensionElement extends Nested {
  readonly kind: "extension";
  readonly proto: FieldDescriptorProto;
}

export interface ServiceElement extends Placed {
  readonly kind: "service";
  readonly parent: undefined;
  readonly proto: ServiceDescriptorProto;
}

/** Only values of enums at the top of a file: others cannot clash with a name of another file. */
export interface EnumValueElement extends Placed {
  readonly kind: "enum value";
  readonly parent: EnumElement;
  readonly proto: EnumValueDescriptorProto;
}

export type TypeElement = MessageElement | EnumElement;

export type Element = TypeElement | ExtensionElement | ServiceElement | EnumValueElement;

/**
 * The path of an element in its file's descriptor, or of what is below it. Few are asked for, so that
 * none is kept.
 */
export function pathIn(
  { parent, tag, index }: Placed,
  ...below: readonly number[]
): readonly number[] {
  return parent === undefined ? [tag, index, ...below] : pathIn(parent, tag, index, ...below);
}

/** Opens a parsed or a built-in file for linking, which changes `proto` unless that is kept. */
export function linkedFile(
  original: FileDescriptorProto,
  parsed: ParsedFile | undefined,
  isKept = true,
): LinkedFile {
  const contents = { messages: [], enums: [], extensions: [], services: [] };
  const hasFaultyPackage = packageFault(original.package) !== undefined;
  const isBroken = hasFaultyPackage || (parsed !== undefined && parsed.errors.length > 0);
  const { name: path, dependency, optionDependency } = original;
  const proto = isKept ? copyFile(original) : original;
  const imports = { dependency, optionDependency };
  const written = parsed === undefined ? undefined : writtenFile(parsed);
  const file = { path, parsed: written, imports, proto, isBroken, ...contents };
  if (!hasFaultyPackage) collect(file, contents);
  return file;
}

/** Without its descriptor, which need not be kept. */
function writtenFile({ proto: _, ...written }: ParsedFile): WrittenFile {
  return written;
}

interface Contents {
  readonly messages: MessageElement[];
  readonly enums: EnumElement[];
  readonly extensions: ExtensionElement[];
  readonly services: ServiceElement[];
}

function collect(file: LinkedFile, into: Contents): void {
  const { proto } = file;
  const nested = (name: string) => (proto.package === "" ? name : `${proto.package}.${name}`);
  const place = (tag: number, index: number) => ({ file, parent: undefined, tag, index });
  proto.messageType.forEach((message, index) => {
    const own = place(tags.file.messageType, index);
    collectMessage(messageElement(nested(message.name), message, own), into);
  });
  proto.enumType.forEach((type, index) => {
    into.enums.push(enumElement(nested(type.name), type, place(tags.file.enumType, index)));
  });
  proto.extension.forEach((extension, index) => {
    const own = place(tags.file.extension, index);
    into.extensions.push(extensionElement(nested(extension.name), extension, own));
  });
  proto.service.forEach((service, index) => {
    const own = place(tags.file.service, index);
    into.services.push({ kind: "service", name: nested(service.name), proto: service, ...own });
  });
}

function collectMessage(message: MessageElement, into: Contents): void {
  const { file, proto } = message;
  const nested = (name: string) => `${message.name}.${name}`;
  const place = (tag: number, index: number) => ({ file, parent: message, tag, index });
  into.messages.push(message);
  proto.nestedType.forEach((inner, index) => {
    const own = place(tags.message.nestedType, index);
    collectMessage(messageElement(nested(inner.name), inner, own), into);
  });
  proto.enumType.forEach((type, index) => {
    into.enums.push(enumElement(nested(type.name), type, place(tags.message.enumType, index)));
  });
  proto.extension.forEach((extension, index) => {
    const own = place(tags.message.extension, index);
    into.extensions.push(extensionElement(nested(extension.name), extension, own));
  });
}

type Place = Pick<Nested, "file" | "parent" | "tag" | "index">;

function messageElement(
  name: string,
  proto: DescriptorProto,
  { file, parent, tag, index }: Place,
): MessageElement {
  return { kind: "message", name, typeName: `.${name}`, file, parent, tag, index, proto };
}

function enumElement(
  name: string,
  proto: EnumDescriptorProto,
  { file, parent, tag, index }: Place,
): EnumElement {
  return { kind: "enum", name, typeName: `.${name}`, file, parent, tag, index, proto };
}

function extensionElement(
  name: string,
  proto: FieldDescriptorProto,
  { file, parent, tag, index }: Place,
): ExtensionElement {
  return { kind: "extension", name, file, parent, tag, index, proto };
}
