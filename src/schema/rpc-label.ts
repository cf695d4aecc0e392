import type { DescMethod } from "@bufbuild/protobuf";

/** An rpc in a message for people: `rpc "GetUser" of acme.v1.UserService`. */
export function rpcLabel(rpc: DescMethod): string {
  return `rpc "${rpc.name}" of ${rpc.parent.typeName}`;
}
