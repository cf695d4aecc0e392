import { fromBinary } from "@bufbuild/protobuf";
import { base64Decode } from "@bufbuild/protobuf/wire";
import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import { FileDescriptorProtoSchema, file_google_protobuf_descriptor } from "@bufbuild/protobuf/wkt";
import { builtInFiles } from "./built-in-files.ts";
import { wholeDescriptor } from "./whole-descriptor.ts";

const descriptorName = "google/protobuf/descriptor.proto";

/** Import names of the files that every compiler of `.proto` carries with it. */
export const builtInNames: ReadonlySet<string> = new Set(
  [descriptorName, ...Object.keys(builtInFiles)].sort(),
);

/** Made when they are first asked for: few runs need more than one or two. */
const known = new Map<string, FileDescriptorProto>();

/** The linked descriptor of a file that is built in, by import name: not to be changed. */
export function builtInFile(name: string): FileDescriptorProto | undefined {
  if (!builtInNames.has(name)) return undefined;
  const file = known.get(name) ?? read(name);
  known.set(name, file);
  return file;
}

function read(name: string): FileDescriptorProto {
  const text = builtInFiles[name];
  if (text === undefined) return wholeDescriptor(file_google_protobuf_descriptor.proto);
  return fromBinary(FileDescriptorProtoSchema, base64Decode(text));
}
