import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { isSameShape } from "../src/check/same-shape.ts";
import { rpcLabel } from "../src/schema/rpc-label.ts";

export const rpcSameRequestType = defineRule({
  id: "RPC_SAME_REQUEST_TYPE",
  subjects: ["rpc"],
  on: "kept",
  pair: "name",
  fact: "request-type",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  severity: "error",
  what: "An rpc keeps its request type.",
  why: "Clients that are out there send the old type, and the server reads it as the new one. Generated code changes its signature as well.",
  instead: "Add fields to the type that is there, or add an rpc with the other type.",
  unlikeBuf:
    "Where the new type has all the fields of the old one, it is only a warning: no bytes are read otherwise.",
  example: {
    before: proto`
      service Users {
        rpc GetUser(GetUserRequest) returns (User);
      }

      message GetUserRequest {
        string name = 1;
      }

      message UserId {
        int64 id = 1;
      }

      message User {
        string name = 1;
      }
    `,
    after: proto`
      service Users {
        rpc GetUser(UserId) returns (User);
      }

      message GetUserRequest {
        string name = 1;
      }

      message UserId {
        int64 id = 1;
      }

      message User {
        string name = 1;
      }
    `,
  },
  check({ before, after }, context) {
    const was = before.input.typeName;
    const is = after.input.typeName;
    if (context.sameName(was, is)) return undefined;
    return {
      message: `${rpcLabel(after)} changed request type from ${was} to ${is}`,
      before: was,
      after: is,
      parts: [[2]],
      severity: isSameShape(before.input, after.input, context) ? "warning" : "error",
    };
  },
});
