import type { DescEnum, DescExtension, DescMessage } from "@bufbuild/protobuf";
import type { Subject } from "./schema.ts";

/**
 * The path of a subject in its file's descriptor, as in `SourceCodeInfo.Location.path`; of an
 * enum's number, the path of its first name. Indexes are looked for: findings are rare.
 */
export function pathOf(subject: Subject): readonly number[] {
  switch (subject.kind) {
    case "package":
      return [2];
    case "file":
      return [];
    case "message":
    case "enum":
    case "extension":
      return typePath(subject);
    case "service":
      return [6, subject.file.proto.service.indexOf(subject.proto)];
    case "field":
      return [...pathOf(subject.parent), 2, subject.parent.proto.field.indexOf(subject.proto)];
    case "oneof":
      return [...pathOf(subject.parent), 8, subject.parent.proto.oneofDecl.indexOf(subject.proto)];
    case "rpc":
      return [...pathOf(subject.parent), 2, subject.parent.proto.method.indexOf(subject.proto)];
    case "enum_value": {
      const index = subject.parent.proto.value.findIndex(
        (value) => value.number === subject.number,
      );
      return [...pathOf(subject.parent), 2, index];
    }
  }
}

/** Field numbers of FileDescriptorProto and, nested, of DescriptorProto. */
function typePath(subject: DescMessage | DescEnum | DescExtension): readonly number[] {
  const { parent, file } = subject;
  switch (subject.kind) {
    case "message":
      if (parent === undefined) return [4, file.proto.messageType.indexOf(subject.proto)];
      return [...pathOf(parent), 3, parent.proto.nestedType.indexOf(subject.proto)];
    case "enum":
      if (parent === undefined) return [5, file.proto.enumType.indexOf(subject.proto)];
      return [...pathOf(parent), 4, parent.proto.enumType.indexOf(subject.proto)];
    case "extension":
      if (parent === undefined) return [7, file.proto.extension.indexOf(subject.proto)];
      return [...pathOf(parent), 6, parent.proto.extension.indexOf(subject.proto)];
  }
}
