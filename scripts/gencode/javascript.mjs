import { edition, newest, presence, rich, tiny, watch } from "./step.mjs";
import { run } from "./workbench.mjs";

const all = [...rich, presence, edition];

/** @type {readonly import("./step.mjs").Step[]} */
export const javaScriptSteps = [
  plugin("protoc-gen-es", "1.10.1", "@bufbuild/protoc-gen-es", "es", [tiny, watch], "target=ts"),
  plugin(
    "protoc-gen-es",
    "2.2.5",
    "@bufbuild/protoc-gen-es",
    "es",
    [...rich, presence],
    "target=ts",
    "@bufbuild/protobuf@2.2.5",
  ),
  plugin(
    "protoc-gen-es",
    "2.4.0",
    "@bufbuild/protoc-gen-es",
    "es",
    [tiny],
    "target=ts",
    "@bufbuild/protobuf@2.4.0",
  ),
  plugin(
    "protoc-gen-es",
    "2.5.0",
    "@bufbuild/protoc-gen-es",
    "es",
    [tiny],
    "target=ts",
    "@bufbuild/protobuf@2.5.0",
  ),
  plugin("protoc-gen-es", "2.17.0", "@bufbuild/protoc-gen-es", "es", all, "target=js+dts"),
  elided("2.17.0"),
  plugin(
    "connect-es",
    "1.7.0",
    "@connectrpc/protoc-gen-connect-es",
    "connect-es",
    [watch],
    "target=ts",
  ),
  plugin(
    "connect-query",
    "1.4.2",
    "@connectrpc/protoc-gen-connect-query",
    "connect-query",
    [watch],
    "target=ts",
  ),
  plugin("protobuf-ts", "2.11.1", "@protobuf-ts/plugin", "ts", [tiny, watch], "long_type_string"),
  plugin("ts-proto", "1.173.0", "ts-proto", "ts_proto", [tiny], "esModuleInterop=true"),
  plugin("ts-proto", "1.174.0", "ts-proto", "ts_proto", [tiny], "esModuleInterop=true"),
  plugin("ts-proto", "1.181.2", "ts-proto", "ts_proto", [tiny], "esModuleInterop=true"),
  plugin("ts-proto", "2.8.3", "ts-proto", "ts_proto", [tiny], "outputSchema=true"),
  unannotated("2.8.3"),
  plugin("ts-protoc-gen", "0.15.0", "ts-protoc-gen", "ts", [tiny, watch], "service=grpc-web"),
  plugin(
    "grpc_tools_node_protoc_ts",
    "5.3.3",
    "grpc_tools_node_protoc_ts",
    "ts",
    [tiny, watch],
    "grpc_js",
  ),
  {
    name: "protobufjs-cli-1.1.3",
    write: ({ tools, schema, out }) => {
      const path = [tools.npm("protobufjs-cli@1.1.3", "protobufjs@7.5.4")];
      run("pbjs", ["-t", "static-module", "-o", `${out}/tiny.js`, `${schema}/${tiny}`], { path });
      run("pbts", ["-o", `${out}/tiny.d.ts`, `${out}/tiny.js`], { path });
    },
  },
];

/**
 * @param {string} name
 * @param {string} version
 * @param {string} packageName
 * @param {string} program the end of protoc-gen-
 * @param {readonly string[]} files
 * @param {string} parameter
 * @param {readonly string[]} companions what must have the version of the plugin
 * @returns {import("./step.mjs").Step}
 */
function plugin(name, version, packageName, program, files, parameter, ...companions) {
  return {
    name: `${name}-${version}`,
    write: ({ tools, protoc, out }) => {
      const path = [tools.npm(`${packageName}@${version}`, ...companions)];
      protoc(newest, [`--${program}_out=${parameter}:${out}`], files, { path });
    },
  };
}

/**
 * @param {string} version
 * @returns {import("./step.mjs").Step}
 */
function unannotated(version) {
  const parameter = "annotateFilesWithVersion=false";
  return {
    ...plugin("ts-proto", version, "ts-proto", "ts_proto", [tiny], parameter),
    name: `ts-proto-${version}-unannotated`,
  };
}

/**
 * @param {string} version
 * @returns {import("./step.mjs").Step}
 */
function elided(version) {
  const parameter = "target=ts,elide_plugin_version=true";
  return {
    ...plugin("protoc-gen-es", version, "@bufbuild/protoc-gen-es", "es", [tiny], parameter),
    name: `protoc-gen-es-${version}-elided`,
  };
}
