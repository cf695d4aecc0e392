import { create, createFileRegistry, type DescMessage } from "@bufbuild/protobuf";
import {
  DescriptorProtoSchema,
  type FieldDescriptorProto,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FieldDescriptorProtoSchema,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
  file_google_protobuf_descriptor,
} from "@bufbuild/protobuf/wkt";
import { copyOf } from "../compile/copy.ts";

/** The field of FileDescriptorProto in which buf keeps what it knows of a file of an image. */
export const bufExtension = { number: 8042, isImport: 1, isSyntaxUnspecified: 2 } as const;

const { BOOL, INT32, MESSAGE, STRING } = FieldDescriptorProto_Type;

/**
 * `google.protobuf.FileDescriptorSet` with the extension of buf, by name in JSON and in text format:
 * buf's buf/alpha/image/v1/image.proto, as far as it is written.
 */
export function imageSchema(): DescMessage {
  schema ??= createSchema();
  return schema;
}

// It never changes.
let schema: DescMessage | undefined;

function createSchema(): DescMessage {
  const { proto } = file_google_protobuf_descriptor;
  const messageType = proto.messageType.map((message) => {
    if (message.name !== "FileDescriptorProto") return message;
    const extension = field("buf_extension", bufExtension.number, MESSAGE, "ImageFileExtension");
    const copy = copyOf(DescriptorProtoSchema, message);
    copy.field = [...message.field, extension];
    return copy;
  });
  const file = copyOf(FileDescriptorProtoSchema, proto);
  file.messageType = [...messageType, ...extensionMessages()];
  const registry = createFileRegistry(create(FileDescriptorSetSchema, { file: [file] }));
  const found = registry.getMessage(FileDescriptorSetSchema.typeName);
  if (found === undefined) throw new Error("descriptor.proto has no FileDescriptorSet");
  return found;
}

function extensionMessages() {
  const unused = field("unused_dependency", 3, INT32);
  unused.label = FieldDescriptorProto_Label.REPEATED;
  return [
    message("ImageFileExtension", [
      field("is_import", bufExtension.isImport, BOOL),
      field("is_syntax_unspecified", bufExtension.isSyntaxUnspecified, BOOL),
      unused,
      field("module_info", 4, MESSAGE, "ModuleInfo"),
    ]),
    message("ModuleInfo", [field("name", 1, MESSAGE, "ModuleName"), field("commit", 2, STRING)]),
    message("ModuleName", [
      field("remote", 1, STRING),
      field("owner", 2, STRING),
      field("repository", 3, STRING),
    ]),
  ];
}

function message(name: string, fields: FieldDescriptorProto[]) {
  return create(DescriptorProtoSchema, { name, field: fields });
}

function field(
  name: string,
  number: number,
  type: FieldDescriptorProto_Type,
  typeName?: string,
): FieldDescriptorProto {
  return create(FieldDescriptorProtoSchema, {
    name,
    number,
    type,
    label: FieldDescriptorProto_Label.OPTIONAL,
    jsonName: name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    ...(typeName === undefined ? {} : { typeName: `.google.protobuf.${typeName}` }),
  });
}
