import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { everyRule } from "../../rules/every-rule.ts";
import { rules } from "../../rules/index.ts";
import { checkExample } from "../../src/cli/check-example.ts";
import { exampleChanges } from "../../src/report/example-diff.ts";
import { explanation } from "../../src/report/explanation.ts";
import type { Style } from "../../src/report/style.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/explain");
const style: Style = { color: false, columns: 80, verbose: false };

test.each([
  { id: "FIELD_NO_DELETE", columns: undefined },
  { id: "FIELD_SAME_ONEOF", columns: 80 },
  { id: "FILE_NO_DELETE", columns: 200 },
  { id: "FILE_SAME_PHP_NAMESPACE", columns: 40 },
  { id: "FILE_SAME_SYNTAX", columns: 80 },
  { id: "FIELD_NUMBER_NOT_REUSED", columns: 80 },
  { id: "CODEGEN_PIN_CONFLICT", columns: 80 },
  { id: "CODEGEN_VERSION_CHANGED", columns: 80 },
])("$id on $columns columns reads as accepted", async ({ id, columns }) => {
  const file = join(fixtures, `${id}.${columns ?? "unknown"}.txt`);
  await expect(await explained(id, { ...style, columns })).toMatchFileSnapshot(file);
});

test.each(everyRule)("$id is the same text in colour", async ({ id }) => {
  const plain = await explained(id, style);
  const coloured = await explained(id, { ...style, color: true });
  expect(coloured).not.toBe(plain);
  expect(coloured.replace(/\p{Cc}\[\d+m/gu, "")).toBe(plain);
});

describe("the diff of an example", () => {
  test.each(rules)("of $id gives both sides back", ({ example }) => {
    const lines = exampleChanges(example).at(-1)?.lines ?? [];
    const [before, after] = ["-", "+"].map((sign) =>
      lines.filter((line) => line.sign === " " || line.sign === sign).map((line) => line.text),
    );
    expect(example.before.endsWith(text(before))).toBe(true);
    expect((example.after ?? "").endsWith(text(after))).toBe(true);
  });

  test("is two, if something was released before", () => {
    const changes = exampleChanges({ released: "a\n", before: "b\n", after: "b\nc\n" });
    expect(changes.map(({ when, lines }) => [when, ...lines.map(({ sign }) => sign)])).toEqual([
      ["After the release of v1.0.0:", "-", "+"],
      ["Now:", " ", "+"],
    ]);
  });

  const head = 'syntax = "proto3";\n\npackage acme.v1;\n\n';
  test.each([
    ["without the usual head", `${head}a\n`, `${head}b\n`, ["-a", "+b"]],
    ["with a head that changes", 'edition = "2023";\nb\n', "b\n", ['-edition = "2023";', " b"]],
    ["with the head of a file that is gone", 'syntax = "x";\n', undefined, ['-syntax = "x";']],
  ])("is %s", (_, before, after, expected) => {
    const [change] = exampleChanges({ before, after });
    expect(change?.lines.map((line) => line.sign + line.text)).toEqual(expected);
  });
});

async function explained(id: string, as: Style): Promise<string> {
  const rule = everyRule.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return explanation(await checkExample(rule), as);
}

function text(lines: readonly string[] | undefined): string {
  return lines === undefined || lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}
