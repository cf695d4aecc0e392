import type { DescMethod } from "@bufbuild/protobuf";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { rpcLabel } from "../src/schema/rpc-label.ts";

export const rpcSameServerStreaming = defineRule({
  id: "RPC_SAME_SERVER_STREAMING",
  subjects: ["rpc"],
  on: "kept",
  pair: "name",
  fact: "server-streaming",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  severity: "error",
  what: "An rpc keeps sending its response as one message or as a stream.",
  why: "Clients that are out there wait for one message where the server sends a stream, or the other way round, and the call fails. Generated code changes its signature as well.",
  instead: "Add an rpc that streams, or one that does not, and deprecate this one.",
  example: {
    before: proto`
      service Users {
        rpc GetUser(GetUserRequest) returns (User);
      }

      message GetUserRequest {
        string name = 1;
      }

      message User {
        string name = 1;
      }
    `,
    after: proto`
      service Users {
        rpc GetUser(GetUserRequest) returns (stream User);
      }

      message GetUserRequest {
        string name = 1;
      }

      message User {
        string name = 1;
      }
    `,
  },
  check({ before, after }) {
    if (before.proto.serverStreaming === after.proto.serverStreaming) return undefined;
    const was = kindOf(before);
    const is = kindOf(after);
    return {
      message: `${rpcLabel(after)} changed its response from ${was} to ${is}`,
      before: was,
      after: is,
      parts: [[6], [3]],
    };
  },
});

function kindOf(rpc: DescMethod): string {
  return rpc.proto.serverStreaming ? "a stream" : "one message";
}
