import {
  file_google_protobuf_any,
  file_google_protobuf_api,
  file_google_protobuf_compiler_plugin,
  file_google_protobuf_cpp_features,
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

/** The well-known files of @bufbuild/protobuf, but descriptor.proto, in the order of their names. */
export const bundledFiles = [
  file_google_protobuf_any,
  file_google_protobuf_api,
  file_google_protobuf_c_sharp_features,
  file_google_protobuf_compiler_plugin,
  file_google_protobuf_cpp_features,
  file_google_protobuf_cpp_file_options,
  file_google_protobuf_cpp_options,
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
];
