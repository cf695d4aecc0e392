import type { DescFile } from "@bufbuild/protobuf";
import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import {
  file_google_protobuf_any,
  file_google_protobuf_api,
  file_google_protobuf_compiler_plugin,
  file_google_protobuf_cpp_features,
  file_google_protobuf_descriptor,
  file_google_protobuf_duration,
  file_google_protobuf_empty,
  file_google_protobuf_field_mask,
  file_google_protobuf_go_features,
  file_google_protobuf_java_features,
  file_google_protobuf_source_context,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
  file_google_protobuf_type,
  file_google_protobuf_wrappers,
} from "@bufbuild/protobuf/wkt";
import { file_google_protobuf_c_sharp_features } from "@bufbuild/protobuf/wkt/google/protobuf/c_sharp_features_pb.js";
import { file_google_protobuf_cpp_file_options } from "@bufbuild/protobuf/wkt/google/protobuf/cpp_file_options_pb.js";
import { file_google_protobuf_cpp_options } from "@bufbuild/protobuf/wkt/google/protobuf/cpp_options_pb.js";
import { file_google_protobuf_json_enumvalue_options } from "@bufbuild/protobuf/wkt/google/protobuf/json_enumvalue_options_pb.js";
import { file_google_protobuf_json_options } from "@bufbuild/protobuf/wkt/google/protobuf/json_options_pb.js";
import { wholeDescriptor } from "./whole-descriptor.ts";

const files: ReadonlyMap<string, DescFile> = new Map(
  [
    file_google_protobuf_any,
    file_google_protobuf_api,
    file_google_protobuf_c_sharp_features,
    file_google_protobuf_compiler_plugin,
    file_google_protobuf_cpp_features,
    file_google_protobuf_cpp_file_options,
    file_google_protobuf_cpp_options,
    file_google_protobuf_descriptor,
    file_google_protobuf_duration,
    file_google_protobuf_empty,
    file_google_protobuf_field_mask,
    file_google_protobuf_go_features,
    file_google_protobuf_java_features,
    file_google_protobuf_json_enumvalue_options,
    file_google_protobuf_json_options,
    file_google_protobuf_source_context,
    file_google_protobuf_struct,
    file_google_protobuf_timestamp,
    file_google_protobuf_type,
    file_google_protobuf_wrappers,
  ].map((file) => [file.proto.name, file]),
);

/** Import names of the files that every compiler of `.proto` carries with it. */
export const builtInNames: ReadonlySet<string> = new Set(files.keys());

/** The linked descriptor of a file that is built in, by import name: not to be changed. */
export function builtInFile(name: string): FileDescriptorProto | undefined {
  if (name !== file_google_protobuf_descriptor.proto.name) return files.get(name)?.proto;
  descriptor ??= wholeDescriptor(file_google_protobuf_descriptor.proto);
  return descriptor;
}

/** Made when it is first asked for, as it takes a millisecond. */
let descriptor: FileDescriptorProto | undefined;
