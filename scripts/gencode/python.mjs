import { newest, proto3, tiny, watch } from "./step.mjs";
import { run } from "./workbench.mjs";

/** @type {readonly import("./step.mjs").Step[]} */
export const pythonSteps = [
  ...["1.49.1", "1.59.0", "1.62.0", "1.63.0", "1.65.5", "1.66.2", "1.76.0", "1.85.1"].map(
    grpcioTools,
  ),
  mypy("1.24", "3.20.3", "protobuf==3.20.3", "six==1.17.0"),
  mypy("2.10", "3.20.3", "protobuf==3.20.3"),
  mypy("3.6.0", "3.25.8", "protobuf==4.25.8"),
  mypy("5.1.0", newest),
  betterproto("1.2.5", "betterproto[compiler]==1.2.5"),
  betterproto("2.0.0b7", "betterproto[compiler]==2.0.0b7"),
  {
    name: "betterproto2-0.9.0",
    write: ({ tools, protoc, out, keep }) => {
      const path = [tools.python("betterproto2_compiler==0.9.0")];
      const parameter = "google_protobuf_descriptors";
      protoc(newest, [`--python_betterproto2_out=${parameter}:${out}`], proto3, { path });
      keep("shop/v1/__init__.py");
    },
  },
];

/**
 * @param {string} version
 * @returns {import("./step.mjs").Step}
 */
function grpcioTools(version) {
  return {
    name: `grpcio-tools-${version}`,
    write: ({ tools, schema, out }) => {
      const programs = tools.python(`grpcio-tools==${version}`, "setuptools==80.9.0");
      const args = ["-m", "grpc_tools.protoc", `-I${schema}`, `--python_out=${out}`];
      run(`${programs}/python`, [...args, `--grpc_python_out=${out}`, watch]);
    },
  };
}

/**
 * @param {string} version
 * @param {string} compiler
 * @param {readonly string[]} needs what it imports
 * @returns {import("./step.mjs").Step}
 */
function mypy(version, compiler, ...needs) {
  return {
    name: `mypy-protobuf-${version}`,
    write: ({ tools, protoc, out }) => {
      const path = [tools.python(`mypy-protobuf==${version}`, ...needs)];
      protoc(compiler, [`--mypy_out=${out}`], [tiny], { path });
    },
  };
}

/**
 * @param {string} version
 * @param {string} requirement
 * @returns {import("./step.mjs").Step}
 */
function betterproto(version, requirement) {
  return {
    name: `betterproto-${version}`,
    write: ({ tools, protoc, out, keep }) => {
      const path = [tools.python(requirement)];
      protoc("3.20.3", [`--python_betterproto_out=${out}`], [tiny, watch], { path });
      keep("v1.py", "v1/__init__.py");
    },
  };
}
