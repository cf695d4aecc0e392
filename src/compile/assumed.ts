import { create } from "@bufbuild/protobuf";
import {
  DescriptorProtoSchema,
  FieldDescriptorProto_Type,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import type { LinkedFile } from "./linked-file.ts";
import { scopeAround } from "./symbols.ts";

const highestExtension = 536870911;

/** A name of a file that no path can be: paths have no empty parts. */
export function assumedImportPath(written: string): string {
  return `assumed//import/${written}`;
}

/** The file that an assumed name is put into, one for each package. */
export function assumedPackagePath(name: string): string {
  return `assumed//package/${scopeAround(name)}`;
}

/** An empty file in the place of a missing import. */
export function assumedImportFile(path: string): FileDescriptorProto {
  return create(FileDescriptorProtoSchema, { name: path });
}

/** Messages that anything may extend, in the place of what nobody can look into. */
export function assumedPackageFiles(names: Iterable<string>): readonly FileDescriptorProto[] {
  const files = new Map<string, FileDescriptorProto>();
  for (const name of names) {
    const path = assumedPackagePath(name);
    const around = scopeAround(name);
    const file =
      files.get(path) ?? create(FileDescriptorProtoSchema, { name: path, package: around });
    files.set(path, file);
    const own = around === "" ? name : name.slice(around.length + 1);
    const extensionRange = [{ start: 1, end: highestExtension + 1 }];
    file.messageType.push(create(DescriptorProtoSchema, { name: own, extensionRange }));
  }
  return [...files.values()];
}

/**
 * Hands out every use of a type in a file, as an absolute name without its dot. `becomeMessage`
 * makes a use whose kind is not known one of a message.
 */
export function typeUses(
  file: LinkedFile,
  use: (name: string, becomeMessage: () => void) => void,
): void {
  const nothing = () => {};
  const useField = (field: LinkedFile["extensions"][number]["proto"]) => {
    if (field.typeName === "") return;
    use(field.typeName.slice(1), () => {
      if (field.type !== FieldDescriptorProto_Type.GROUP) {
        field.type = FieldDescriptorProto_Type.MESSAGE;
      }
    });
  };
  for (const message of file.messages) message.proto.field.forEach(useField);
  for (const extension of file.extensions) {
    use(extension.proto.extendee.slice(1), nothing);
    useField(extension.proto);
  }
  for (const service of file.services) {
    for (const method of service.proto.method) {
      use(method.inputType.slice(1), nothing);
      use(method.outputType.slice(1), nothing);
    }
  }
}
