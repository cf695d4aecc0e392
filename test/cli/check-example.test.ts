import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.ts";
import { proto } from "../../src/check/example.ts";
import type { Example, Rule } from "../../src/check/rule.ts";
import { checkExample } from "../../src/cli/check-example.ts";
import { testRule } from "../support/test-rule.ts";

describe.each(rules)("the example of $id", (rule) => {
  test("breaks the rule, as severely as the rule usually is", async () => {
    const { findings } = await checkExample(rule);
    expect(new Set(findings.map((finding) => finding.rule))).toEqual(new Set([rule.id]));
    expect(findings.map((finding) => finding.severity)).toContain(rule.severity);
  });

  test("breaks nothing where nothing changes", async () => {
    const { before, after = before } = rule.example;
    for (const text of [before, after]) {
      const example = { ...rule.example, before: text, after: text };
      expect((await checkExample({ ...rule, example })).findings).toEqual([]);
    }
  });

  test("is small and fit for a page", () => {
    const { released = "", before, after = "" } = rule.example;
    for (const text of [released, before, after]) {
      expect(text.split("\n").length).toBeLessThanOrEqual(24);
      expect(text).toMatch(/^([ -~]{0,76}\n)*$/);
      expect(text).not.toMatch(/ \n|\n\n$|^\n|\n\n\n/);
    }
  });
});

describe("an example that does not compile is refused with its place", () => {
  const good = 'syntax = "proto3"; message A {}';
  test.each([
    ["before", { before: "message {}", after: good }],
    ["released", { released: "message {}", before: good, after: good }],
    ["after", { before: good, after: 'syntax = "proto3"; message A { B b = 1; }' }],
    ["an import of its own", { before: good, after: 'syntax = "proto3"; import "a.proto"; x' }],
  ] as const)("%s", async (_, example: Example) => {
    const rule = testRule({ subjects: ["message"], on: "kept", pair: "name", example });
    await expect(checkExample(rule)).rejects.toThrow(
      expect.objectContaining({ name: "SourceError", path: "acme/v1/example.proto" }),
    );
  });
});

test("an example may import what is built in", async () => {
  const before = 'syntax = "proto3"; import "google/protobuf/any.proto"; message A {}';
  const rule = testRule({
    subjects: ["message"],
    on: "removed",
    pair: "file",
    example: { before, after: 'syntax = "proto3";' },
  });
  expect(await messagesOf(rule)).toEqual(["removed A"]);
});

test("a file that is gone is a removed file", async () => {
  const example = { before: 'syntax = "proto3";', after: undefined };
  const rule = testRule({ subjects: ["file"], on: "removed", pair: "file", example });
  expect(await messagesOf(rule)).toEqual(["removed acme/v1/example.proto"]);
});

test("a rule about the past gets what was released before", async () => {
  const rule = testRule({
    subjects: ["field"],
    on: "returned",
    pair: "number",
    example: {
      released: proto`message A { int32 a = 1; }`,
      before: proto`message A {}`,
      after: proto`message A { string b = 1; }`,
    },
    check({ past, after }) {
      const { names, type, release, removed } = past;
      return {
        message: `${after.name} was ${type} ${names[0]} in ${release} until ${removed?.date}`,
      };
    },
  });
  expect(await messagesOf(rule)).toEqual(["b was int32 a in v1.0.0 until 2024-06-01"]);
});

async function messagesOf(rule: Rule): Promise<readonly string[]> {
  const { findings } = await checkExample(rule);
  return findings.map(({ message }) => message);
}

describe("proto", () => {
  const head = 'syntax = "proto3";\n\npackage acme.v1;\n\n';
  test.each([
    [
      "without the indentation of the code",
      proto`
      message A {

        int32 a = 1;
      }
    `,
      `${head}message A {\n\n  int32 a = 1;\n}\n`,
    ],
    ["on one line", proto`message A {}`, `${head}message A {}\n`],
    [
      "with a syntax of its own",
      proto`
      syntax = "proto2";
      message A {}
    `,
      'syntax = "proto2";\nmessage A {}\n',
    ],
    ["with an edition of its own", proto`edition = "2023";`, 'edition = "2023";\n'],
    ["a name that only begins like one", proto`syntaxes x;`, `${head}syntaxes x;\n`],
    ["a backslash and a value", proto`option x = "\n${"y"}";`, `${head}option x = "\\ny";\n`],
  ])("gives the text %s", (_, text, expected) => {
    expect(text).toBe(expected);
  });
});
