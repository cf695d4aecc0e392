import { newest, proto3, rich, tiny, watch } from "./step.mjs";
import { run } from "./workbench.mjs";

/** @type {readonly import("./step.mjs").Step[]} */
export const rustSteps = [
  rustProtobuf("2.28.0", [tiny], "rust"),
  rustProtobuf("3.7.2", rich, "rs"),
  {
    name: "prost-build-0.14.1",
    write: ({ tools, schema, out }) => {
      const program = tools.rustProgram(
        "prost-build-0.14.1",
        { "prost-build": '"=0.14.1"', "tonic-prost-build": '"=0.14.2"' },
        prostMain,
      );
      const { binary, include } = tools.protoc(newest);
      run(program, [schema, include, out, tiny, watch], { env: { PROTOC: binary } });
    },
  },
  neoeinstein("protoc-gen-prost", "0.5.0", "prost", "file_descriptor_set", proto3),
  neoeinstein("protoc-gen-tonic", "0.5.0", "tonic", "no_include", [watch]),
];

/** Both libraries are told to write, as a build script does. */
const prostMain = `fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().collect();
    tonic_prost_build::configure()
        .out_dir(&args[3])
        .compile_protos(&args[4..], &args[1..3])?;
    Ok(())
}
`;

/**
 * @param {string} version
 * @param {readonly string[]} files
 * @param {string} program
 * @returns {import("./step.mjs").Step}
 */
function rustProtobuf(version, files, program) {
  return {
    name: `rust-protobuf-${version}`,
    write: ({ tools, protoc, out, keep }) => {
      const path = [tools.cargo("protobuf-codegen", version)];
      const plugin = `--plugin=protoc-gen-x=${path[0]}/protoc-gen-${program === "rs" ? "rs" : "rust"}`;
      protoc(newest, [plugin, `--x_out=${out}`], files);
      keep("tiny.rs", "shop.rs");
    },
  };
}

/**
 * @param {string} crate
 * @param {string} version
 * @param {string} program
 * @param {string} parameter
 * @param {readonly string[]} files
 * @returns {import("./step.mjs").Step}
 */
function neoeinstein(crate, version, program, parameter, files) {
  return {
    name: `${crate}-${version}`,
    write: ({ tools, protoc, out }) => {
      const path = [tools.cargo(crate, version)];
      protoc(newest, [`--${program}_out=${parameter}:${out}`], files, { path });
    },
  };
}
