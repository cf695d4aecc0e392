import type { StubDifference } from "./stub.ts";
import type { ToolId } from "./tool.ts";

/**
 * Whether a difference of a schema changes what a generator writes that leaves out the descriptor.
 * Only what surely does counts: what is reserved, and most options, show in no code.
 */
export function isReadBy(generator: ToolId, { part, aspect, about }: StubDifference): boolean {
  const reads = readers[generator] ?? "messages";
  if (about === "options") return reads === "rpc options" && part === "rpc";
  if (unseen.has(aspect ?? "")) return false;
  if (aspect === "package") return true;
  const isService = part === "service" || part === "rpc";
  switch (reads) {
    case "services":
    case "rpc options":
      return isService;
    case "everything":
      return true;
    case "messages":
      return !isService;
  }
}

type Reads = "messages" | "services" | "rpc options" | "everything";

const unseen: ReadonlySet<string> = new Set([
  "reserved numbers",
  "reserved names",
  "extension ranges",
  "place in its file",
  "syntax",
]);

/** All others write messages and enums, and no services. */
const readers: { readonly [T in ToolId]?: Reads } = {
  "protoc-gen-go-grpc": "services",
  "protoc-gen-grpc-gateway": "rpc options",
  "protoc-gen-connect-go": "services",
  "protoc-gen-twirp": "services",
  "grpcio-tools": "services",
  "protoc-gen-grpc-java": "services",
  "protoc-gen-grpc-kotlin": "services",
  "protoc-gen-connect-es": "services",
  "protoc-gen-connect-query": "services",
  "protoc-gen-grpc-web": "services",
  "protoc-gen-tonic": "services",
  "protoc-gen-grpc-swift": "services",
  "grpc-cpp": "services",
  "grpc-dotnet-plugin": "services",
  "grpc-node": "services",
  "grpc-php": "services",
  "grpc-ruby": "services",
  betterproto: "everything",
  betterproto2: "everything",
  "protobuf-ts": "everything",
  "protobufjs-cli": "everything",
  "ts-proto": "everything",
};
