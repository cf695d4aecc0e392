import { newest, tiny, watch } from "./step.mjs";
import { run } from "./workbench.mjs";

/** @type {readonly import("./step.mjs").Step[]} */
export const grpcSteps = [
  javaStep("1.39.0"),
  javaStep("1.40.1"),
  javaStep("1.68.1"),
  javaStep("1.68.1", "@generated=omit"),
  javaStep("1.76.0"),
  {
    name: "grpc-kotlin-1.4.3",
    write: ({ tools, protoc, out, keep }) => {
      const jar = tools.maven("io.grpc:protoc-gen-grpc-kotlin:1.4.3:jar:jdk8");
      const script = tools.script("grpc-kotlin-1.4.3", `exec java -jar '${jar}'`);
      protoc(newest, [`--plugin=protoc-gen-x=${script}`, `--x_out=${out}`], [watch]);
      keep(".kt");
    },
  },
  {
    name: "scalapb-0.11.20",
    write: ({ tools, protoc, out, keep }) => {
      const program = tools.maven("com.thesamet.scalapb:protoc-gen-scala:0.11.20:sh:unix");
      protoc(newest, [`--plugin=protoc-gen-x=${program}`, `--x_out=${out}`], [tiny]);
      keep("Tiny.scala", "TinyProto.scala");
    },
  },
  debianStep("cpp", "cpp", ".grpc.pb.h"),
  debianStep("php", "php", ".php"),
  debianStep("ruby", "ruby", ".rb"),
  debianStep("python", "python", "_grpc.py"),
];

/**
 * @param {string} version
 * @param {string} [parameter]
 * @returns {import("./step.mjs").Step}
 */
function javaStep(version, parameter) {
  return {
    name: `grpc-java-${version}${parameter === undefined ? "" : "-omit"}`,
    write: ({ tools, protoc, out }) => {
      const program = tools.maven(`io.grpc:protoc-gen-grpc-java:${version}:exe:linux-x86_64`);
      const prefix = parameter === undefined ? "" : `${parameter}:`;
      protoc(newest, [`--plugin=protoc-gen-x=${program}`, `--x_out=${prefix}${out}`], [watch]);
    },
  };
}

/**
 * The plugins that Debian 12 packages, with the libraries that they load.
 *
 * @param {string} name
 * @param {string} program
 * @param {string} end
 * @returns {import("./step.mjs").Step}
 */
function debianStep(name, program, end) {
  return {
    name: `grpc-${name}-1.51.1`,
    write: ({ tools, protoc, out, keep }) => {
      const root = tools.debian(
        "protobuf-compiler-grpc",
        "libgrpc29",
        "libprotoc32",
        "libprotobuf32",
      );
      const plugin = `${root}/usr/bin/grpc_${program}_plugin`;
      const architecture = run("dpkg-architecture", ["-qDEB_HOST_MULTIARCH"]).trim();
      protoc("3.21.12", [`--plugin=protoc-gen-x=${plugin}`, `--x_out=${out}`], [watch], {
        env: { LD_LIBRARY_PATH: `${root}/usr/lib/${architecture}` },
      });
      keep(end);
    },
  };
}
