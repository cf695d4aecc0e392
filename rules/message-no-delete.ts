import { declarationFlaw } from "../src/check/declaration-flaw.ts";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";

export const messageNoDelete = defineRule({
  id: "MESSAGE_NO_DELETE",
  subjects: ["message"],
  on: "removed",
  pair: "file",
  fact: "presence",
  categories: ["FILE", "CSR"],
  severity: "warning",
  what: "A message is not deleted from its file.",
  why: "Code and files that use the message no longer compile, and values of it inside google.protobuf.Any can no longer be read.",
  instead:
    "Keep the message and mark it with `option deprecated = true`; if it has to move, let its old file import the new one publicly.",
  unlikeBuf:
    "A message that moved to another file is reported with that file. The message that the compiler makes for the entries of a map is not reported: nobody wrote it.",
  example: {
    before: proto`
      message Address {
        string city = 1;
      }

      message User {
        string name = 1;
      }
    `,
    after: proto`
      message User {
        string name = 1;
      }
    `,
  },
  check({ before }, context) {
    return declarationFlaw(before, context);
  },
});
