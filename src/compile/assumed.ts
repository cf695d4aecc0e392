import { create } from "@bufbuild/protobuf";
import {
  DescriptorProtoSchema,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
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

/** Whether it is a file that declares assumed names, and nothing else. */
export function isAssumedPackage({ name }: FileDescriptorProto): boolean {
  return name.startsWith(assumedPackagePath(""));
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
