import type { DescMethod } from "@bufbuild/protobuf";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { rpcLabel } from "../src/schema/rpc-label.ts";

export const rpcSameClientStreaming = defineRule({
  id: "RPC_SAME_CLIENT_STREAMING",
  subjects: ["rpc"],
  on: "kept",
  pair: "name",
  fact: "client-streaming",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  severity: "error",
  what: "An rpc keeps sending its request as one message or as a stream.",
  why: "Clients that are out there send one message where the server waits for a stream, or the other way round, and the call fails. Generated code changes its signature as well.",
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
        rpc GetUser(stream GetUserRequest) returns (User);
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
    if (before.proto.clientStreaming === after.proto.clientStreaming) return undefined;
    const was = kindOf(before);
    const is = kindOf(after);
    return {
      message: `${rpcLabel(after)} changed its request from ${was} to ${is}`,
      before: was,
      after: is,
      parts: [[5], [2]],
    };
  },
});

function kindOf(rpc: DescMethod): string {
  return rpc.proto.clientStreaming ? "a stream" : "one message";
}
