import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { isSameShape } from "../src/check/same-shape.ts";
import { rpcLabel } from "../src/schema/rpc-label.ts";

export const rpcSameResponseType = defineRule({
  id: "RPC_SAME_RESPONSE_TYPE",
  subjects: ["rpc"],
  on: "kept",
  pair: "name",
  fact: "response-type",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  severity: "error",
  what: "An rpc keeps its response type.",
  why: "Clients that are out there expect the old type, and read the new one as if it were that. Generated code changes its signature as well.",
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

      message User {
        string name = 1;
      }

      message Profile {
        int64 id = 1;
      }
    `,
    after: proto`
      service Users {
        rpc GetUser(GetUserRequest) returns (Profile);
      }

      message GetUserRequest {
        string name = 1;
      }

      message User {
        string name = 1;
      }

      message Profile {
        int64 id = 1;
      }
    `,
  },
  check({ before, after }, context) {
    const was = before.output.typeName;
    const is = after.output.typeName;
    if (context.sameName(was, is)) return undefined;
    return {
      message: `${rpcLabel(after)} changed response type from ${was} to ${is}`,
      before: was,
      after: is,
      parts: [[3]],
      severity: isSameShape(before.output, after.output, context) ? "warning" : "error",
    };
  },
});
