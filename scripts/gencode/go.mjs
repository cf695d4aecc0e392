import { edition, newest, presence, rich, tiny, watch } from "./step.mjs";

/**
 * Programs of Go modules, with what they make code of.
 *
 * @type {readonly Plugin[]}
 * @typedef {object} Plugin
 * @property {string} name
 * @property {string} program the path of its package
 * @property {readonly string[]} versions
 * @property {readonly string[]} files
 * @property {string} [protoc] the compiler, if not the newest
 * @property {string} [parameter]
 * @property {readonly string[]} [keep]
 */
const plugins = [
  {
    name: "protoc-gen-go",
    program: "google.golang.org/protobuf/cmd/protoc-gen-go",
    versions: ["v1.36.3", "v1.36.5", "v1.36.11"],
    files: [...rich, presence, edition],
  },
  {
    name: "protoc-gen-go",
    program: "google.golang.org/protobuf/cmd/protoc-gen-go",
    versions: ["v1.25.0", "v1.28.1", "v1.36.4", "v1.36.6"],
    files: [tiny],
    protoc: "3.21.12",
  },
  {
    name: "golang-protobuf",
    program: "github.com/golang/protobuf/protoc-gen-go",
    versions: ["v1.3.5"],
    files: rich,
    protoc: "3.11.4",
    parameter: "paths=source_relative,plugins=grpc",
  },
  {
    name: "golang-protobuf",
    program: "github.com/golang/protobuf/protoc-gen-go",
    versions: ["v1.5.4"],
    files: [tiny],
  },
  {
    name: "protoc-gen-gogo",
    program: "github.com/gogo/protobuf/protoc-gen-gogo",
    versions: ["v1.3.2"],
    files: rich,
    protoc: "3.20.3",
  },
  {
    name: "protoc-gen-gogofaster",
    program: "github.com/gogo/protobuf/protoc-gen-gogofaster",
    versions: ["v1.3.2"],
    files: [tiny],
    protoc: "3.20.3",
  },
  {
    name: "protoc-gen-go-grpc",
    program: "google.golang.org/grpc/cmd/protoc-gen-go-grpc",
    versions: ["v1.0.1", "v1.1.0", "v1.2.0", "v1.3.0", "v1.5.1", "v1.6.2"],
    files: [watch],
  },
  {
    name: "protoc-gen-grpc-gateway",
    program: "github.com/grpc-ecosystem/grpc-gateway/v2/protoc-gen-grpc-gateway",
    versions: ["v2.27.3"],
    files: [watch],
    parameter: "paths=source_relative,generate_unbound_methods=true",
  },
  {
    name: "protoc-gen-connect-go",
    program: "connectrpc.com/connect/cmd/protoc-gen-connect-go",
    versions: ["v1.11.0", "v1.18.1"],
    files: [watch],
  },
  {
    name: "protoc-gen-validate",
    program: "github.com/envoyproxy/protoc-gen-validate",
    versions: ["v1.2.1"],
    files: [tiny],
    parameter: "paths=source_relative,lang=go",
  },
  {
    name: "protoc-gen-go-vtproto",
    program: "github.com/planetscale/vtprotobuf/cmd/protoc-gen-go-vtproto",
    versions: ["v0.5.0", "v0.6.0"],
    files: [tiny],
  },
  {
    name: "protoc-gen-twirp",
    program: "github.com/twitchtv/twirp/protoc-gen-twirp",
    versions: ["v8.1.3+incompatible"],
    files: [watch],
  },
];

/** @type {readonly import("./step.mjs").Step[]} */
export const goSteps = plugins.flatMap((plugin) =>
  plugin.versions.map((version) => ({
    name: `${plugin.name}-${version.replace("+incompatible", "")}`,
    write: ({ tools, protoc, out, keep }) => {
      const program = tools.go(`${plugin.program}@${version}`);
      const parameter = plugin.parameter ?? "paths=source_relative";
      const args = [`--plugin=protoc-gen-x=${program}`, `--x_out=${parameter}:${out}`];
      protoc(plugin.protoc ?? newest, args, plugin.files);
      keep(...(plugin.keep ?? [".go"]));
    },
  })),
);
