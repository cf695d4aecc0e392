import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.ts";
import { main } from "../../src/cli/main.ts";
import { fakeIo } from "../support/fake-io.ts";
import { createRepository, type Files } from "../support/repository.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/migrating.md"), "utf8");

const order = `syntax = "proto3";
package acme.v1;
message Order {
  reserved 9;
  reserved "gone";
  string id = 1;
  int32 total = 2;
  repeated string tags = 3;
  string card = 4;
  oneof method {
    string iban = 5;
  }
}
enum State {
  STATE_UNKNOWN = 0;
  STATE_PAID = 1;
  reserved 5;
}
service Orders {
  rpc Place(Order) returns (Order);
  rpc Find(Order) returns (Order);
}
message Other {
  int32 id = 1;
}
`;

describe("what protolock calls", () => {
  test.each([
    ["NoUsingReservedFields", "reserved 9;", "int64 nine = 9;", ["RESERVED_MESSAGE_NO_DELETE"]],
    ["NoUsingReservedFields", "reserved 5;", "STATE_LATE = 5;", ["RESERVED_ENUM_NO_DELETE"]],
    ["NoRemovingReservedFields", "reserved 9;", "", ["RESERVED_MESSAGE_NO_DELETE"]],
    ["NoRemovingReservedFields", 'reserved "gone";', "", ["RESERVED_MESSAGE_NO_DELETE"]],
    ["NoRemovingReservedFields", "reserved 5;", "", ["RESERVED_ENUM_NO_DELETE"]],
    [
      "NoRemovingFieldsWithoutReserve",
      "string id = 1;",
      "",
      ["FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED", "FIELD_NO_DELETE_UNLESS_NAME_RESERVED"],
    ],
    [
      "NoRemovingFieldsWithoutReserve",
      "STATE_PAID = 1;",
      "",
      ["ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED", "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED"],
    ],
    [
      "NoChangingFieldTypes",
      "int32 total",
      "string total",
      ["FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE", "FIELD_SAME_TYPE"],
    ],
    [
      "NoChangingFieldTypes",
      "repeated string tags",
      "string tags",
      ["FIELD_WIRE_COMPATIBLE_CARDINALITY", "FIELD_SAME_CARDINALITY"],
    ],
    [
      "NoChangingFieldNames",
      "int32 total",
      "int32 sum",
      ["FIELD_SAME_NAME", "FIELD_SAME_JSON_NAME"],
    ],
    ["NoChangingFieldNames", "STATE_PAID", "STATE_DONE", ["ENUM_VALUE_SAME_NAME"]],
    ["NoRemovingRPCs", "rpc Find(Order) returns (Order);", "", ["RPC_NO_DELETE"]],
    ["NoChangingRPCSignature", "Find(Order)", "Find(Other)", ["RPC_SAME_REQUEST_TYPE"]],
    ["NoChangingRPCSignature", "Find(Order)", "Find(stream Order)", ["RPC_SAME_CLIENT_STREAMING"]],
    [
      "NoChangingRPCSignature",
      "Find(Order) returns (Order)",
      "Find(Order) returns (stream Other)",
      ["RPC_SAME_RESPONSE_TYPE", "RPC_SAME_SERVER_STREAMING"],
    ],
    [
      "NoMovingExistingFieldsIntoOrOutOfOneof",
      "string card = 4;\n  oneof method {",
      "oneof method { string card = 4;",
      ["FIELD_SAME_ONEOF"],
    ],
    ["NoMovingExistingFieldsIntoOrOutOfOneof", "oneof method", "oneof way", ["ONEOF_NO_DELETE"]],
  ])("%s is found in %j to %j", async (peer, was, is, ids) => {
    expect(order).toContain(was);
    const { reported } = await checked({ "a.proto": order }, { "a.proto": order.replace(was, is) });
    expect(reported).toEqual(expect.arrayContaining(ids));
    for (const id of ids) expect(rowOf(peer)).toContain(`\`${id}\``);
  });

  test("NoChangingFieldIDs is told with the new number", async () => {
    const after = order.replace("card = 4", "card = 44");
    const { reported, messages } = await checked({ "a.proto": order }, { "a.proto": after });
    expect(reported).toContain("FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED");
    expect(messages.join("\n")).toContain('"card" is now field 44');
  });

  test("NoUsingReservedFields does not compile while it is reserved", async () => {
    const after = order.replace("string id = 1;", "string id = 9;");
    const { status, errors } = await checked({ "a.proto": order }, { "a.proto": after });
    expect([status, errors]).toEqual([3, ['number 9 of "id" is reserved']]);
  });
});

test("another way to write a type is no change", async () => {
  const before = order.replace("int32 total", "Other total");
  const after = order.replace("int32 total", "acme.v1.Other total");
  expect((await checked({ "a.proto": before }, { "a.proto": after })).reported).toEqual([]);
});

describe("a buf.yaml", () => {
  const files = { "proto/acme/v1/a.proto": order };
  const typeChanged = { "proto/acme/v1/a.proto": order.replace("int32 total", "int64 total") };
  const module = "version: v2\nmodules:\n  - path: proto\n";

  test.each([
    ["chooses what runs, as errors", "breaking:\n  use: [FILE]\n", 1, ["FIELD_SAME_TYPE"]],
    ["without use means FILE", "", 1, ["FIELD_SAME_TYPE"]],
    ["may leave a rule out", "breaking:\n  except: [FIELD_SAME_TYPE]\n", 0, []],
    ["may ignore a path", "breaking:\n  ignore: [proto/acme/v1]\n", 0, []],
    [
      "may ignore a rule in a path",
      "breaking:\n  ignore_only:\n    FIELD_SAME_TYPE: [proto/acme]\n",
      0,
      [],
    ],
    ["may name ids of old", "breaking:\n  use: [FIELD_SAME_LABEL]\n", 0, []],
  ])("%s", async (_, text, status, reported) => {
    const config = { "buf.yaml": module + text };
    const result = await checked({ ...files, ...config }, typeChanged);
    expect([result.status, result.reported]).toEqual([status, reported]);
  });

  test("does not know the rules about the past, which warn beside it", async () => {
    const config = { "buf.yaml": `${module}breaking:\n  use: [WIRE]\n` };
    const repository = createRepository();
    repository.commit({ ...files, ...config });
    const path = "proto/acme/v1/a.proto";
    repository.commit({ [path]: order.replace("string card = 4;", "reserved 4;") });
    repository.write({ [path]: order.replace("string card = 4;", "bool paid = 4;") });
    const io = fakeIo({ cwd: repository.directory, env: repository.env });
    await main(["check", "--against", "HEAD"], io);
    expect(io.out()).toMatch(/: warning: .*\[FIELD_NUMBER_NOT_REUSED\]/);
    expect(io.out()).toMatch(/: error: .*\[RESERVED_MESSAGE_NO_DELETE\]/);
  });

  test("counts as it was in CI, where a change must not switch off its own check", async () => {
    const repository = createRepository();
    repository.commit({ ...files, "buf.yaml": module });
    repository.write({ ...typeChanged, "buf.yaml": `${module}breaking:\n  ignore: [proto]\n` });
    const statusIn = (env: Readonly<Record<string, string>>) =>
      main(
        ["check", "--against", "HEAD"],
        fakeIo({ cwd: repository.directory, env: { ...repository.env, ...env } }),
      );
    expect([await statusIn({}), await statusIn({ CI: "true" })]).toEqual([0, 1]);
  });

  test("that ignores what is not there is told so", async () => {
    const config = { "buf.yaml": `${module}breaking:\n  ignore: [proto/nothing]\n` };
    const { notes } = await checked({ ...files, ...config }, typeChanged);
    expect(notes.join("\n")).toContain('"proto/nothing" matches no .proto file');
  });

  test("that is wrong is exit status 2", async () => {
    const config = { "buf.yaml": `${module}breaking:\n  use: [FILEE]\n` };
    expect((await checked({ ...files, ...config }, typeChanged)).status).toBe(2);
  });

  test("is not needed to fail where buf fails", async () => {
    expect((await checked(files, typeChanged)).severities).toEqual(["error"]);
    expect((await checked(files, typeChanged, "--use", "FILE")).severities).toEqual(["warning"]);
    const flags = ["--use", "FILE", "--fail-on", "warning"];
    expect((await checked(files, typeChanged, ...flags)).status).toBe(1);
  });
});

describe("what is reported differently", () => {
  const renamed = (kind: string) => ({
    before: `syntax = "proto3"; ${kind} A A_BODY message M { A a = 1; }`,
    after: `syntax = "proto3"; ${kind} B A_BODY message M { B a = 1; }`,
  });
  const message = renamed("message");
  const number = renamed("enum");
  test.each([
    ["a renamed message", message.before, message.after, "{ int32 x = 1; }"],
    ["a renamed enum", number.before, number.after, "{ A_ZERO = 0; }"],
    ["an enum as an int32", number.before, number.after.replace("B a", "int32 a"), "{ Z = 0; }"],
  ])("%s keeps its bytes", async (_, before, after, body) => {
    const sides = [before, after].map((text) => ({ "a.proto": text.replace("A_BODY", body) }));
    const [was = {}, is = {}] = sides;
    const { reported } = await checked(was, is);
    expect(reported).toContain("FIELD_SAME_TYPE");
    expect(reported).not.toContain("FIELD_WIRE_COMPATIBLE_TYPE");
  });

  test("a renamed map is a renamed field, and a rule less for an import that goes is none", async () => {
    const before = `syntax = "proto3"; import "google/protobuf/any.proto"; message M { map<string, string> a = 1; }`;
    const after = `syntax = "proto3"; message M { map<string, string> b = 1; }`;
    const { reported } = await checked({ "a.proto": before }, { "a.proto": after });
    expect(reported.toSorted()).toEqual(["FIELD_SAME_JSON_NAME", "FIELD_SAME_NAME"]);
  });

  test("a number that comes back is found without a lock file", async () => {
    const repository = createRepository();
    repository.commit({ "a.proto": order });
    repository.tag("v1");
    repository.commit({ "a.proto": order.replace("string card = 4;", "") });
    repository.write({ "a.proto": order.replace("string card = 4;", "bool paid = 4;") });
    const io = fakeIo({ cwd: repository.directory, env: repository.env });
    expect(await main(["check", "--against", "HEAD"], io)).toBe(1);
    expect(io.out()).toContain("FIELD_NUMBER_NOT_REUSED");
    expect(io.out()).toContain("first released in v1");
  });
});

test("every id on the page is that of a rule, and every option one of check", async () => {
  const ids = new Set(rules.map(({ id }) => id));
  const known = [...ids, "FIELD_SAME_LABEL", "LEGACY_REQUIRED"];
  const named = [...page.matchAll(/`([A-Z]+(?:_[A-Z0-9]+)+)`/g)].map(([, id]) => id);
  expect(named.filter((id) => !known.includes(id ?? ""))).toEqual([]);
  const io = fakeIo();
  await main(["check", "--help"], io);
  for (const flag of ["--against", "--use", "--except", "--exclude-path", "--config"]) {
    expect(page).toContain(flag);
    expect(io.out()).toContain(`${flag} `);
  }
});

function rowOf(peer: string): string {
  return page.split("\n").find((line) => line.startsWith(`| \`${peer}\``)) ?? "";
}

/** What a check of the work tree against HEAD, which holds the files `before`, comes to. */
async function checked(before: Files, after: Files, ...flags: readonly string[]) {
  const repository = createRepository();
  repository.commit(before);
  repository.write(after);
  const io = fakeIo({ cwd: repository.directory, env: repository.env });
  const status = await main(["check", "--against", "HEAD", "--format", "json", ...flags], io);
  const report: Report = io.out() === "" ? nothing : JSON.parse(io.out());
  return {
    status,
    reported: report.findings.flatMap(({ rule, also }) => [rule, ...also]),
    severities: report.findings.map(({ severity }) => severity),
    messages: report.findings.map((finding) => finding.message),
    notes: report.notes.map((note) => note.message),
    errors: report.errors.map((error) => error.message),
  };
}

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly also: readonly string[];
    readonly severity: string;
    readonly message: string;
  }[];
  readonly notes: readonly { readonly message: string }[];
  readonly errors: readonly { readonly message: string }[];
}

/** Of a run that ended before there was anything to report. */
const nothing: Report = { findings: [], notes: [], errors: [] };
