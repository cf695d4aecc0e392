import { generatedEndings } from "./generated/families.ts";
import { baseName } from "./path-parts.ts";
import { readerOf } from "./readers.ts";

/** Whether a file may fix versions, as its name tells; Go sources are told by their content. */
export function isManifest(path: string): boolean {
  return !path.endsWith(".go") && readerOf(path) !== undefined;
}

/** What Go sources that install or import tools hold. */
export const goSources = {
  texts: ["protoc-gen-", "bufbuild/buf"],
  endings: [".go"],
} as const;

/** What generated files hold that say so, or that can be told without. */
export function generatedSources() {
  return {
    texts: [
      "enerated",
      "GENERATED",
      "gencode",
      "protobufPackage",
      "$protobuf.roots",
      "betterproto",
    ],
    endings: generatedEndings(),
  };
}

/** Whether the name alone makes it worth a look: its content need not say that it was generated. */
export function looksGenerated(path: string): boolean {
  const name = baseName(path);
  return /_pb2(_grpc)?\.pyi?$|GrpcKt\.kt$|\.pb\.\w+$|_pb\.[jt]s$|\.grpc\.\w+$/.test(name);
}

/** The commands whose Go sources are here: each is called like the folder of its main.go. */
export function builtCommands(paths: readonly string[]): ReadonlySet<string> {
  const mains = paths.filter((path) => path.endsWith("/main.go"));
  return new Set(mains.map((path) => baseName(path.slice(0, -"/main.go".length))));
}

/** Whether a path lies in a folder of code of others, which is not this repository's to regenerate. */
export function isVendored(path: string): boolean {
  return path
    .split("/")
    .slice(0, -1)
    .some((name) => vendored.has(name));
}

const vendored: ReadonlySet<string> = new Set([
  ...["node_modules", "vendor", "third_party", "third-party", ".venv", "site-packages"],
]);
