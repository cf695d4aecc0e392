import { describe, expect, test } from "vitest";
import { everyRule as rules } from "../../rules/every-rule.ts";
import { exampleTexts } from "../../src/check/codegen-example.ts";
import { main } from "../../src/cli/main.ts";
import { type FakeIo, fakeIo } from "../support/fake-io.ts";

const ids = rules.map(({ id }) => id);

describe("rules", () => {
  test("are one line each where the width is unknown, each once, below one of their categories", async () => {
    const blocks = (await printed()).trimEnd().split("\n\n");
    const groups = blocks.map((block) => block.split("\n"));
    const listed = groups.flatMap(([heading = "", ...lines]) => {
      const category = heading.split(":")[0] ?? "";
      for (const line of lines.filter((row) => row.startsWith("  "))) {
        expect(line.split(/ {2,}/)[3]?.split(" ")).toContain(category);
      }
      return lines.filter((row) => row.startsWith("  ")).map((row) => row.trim().split(" ")[0]);
    });
    expect(listed.toSorted()).toEqual(ids);
    expect(groups.at(-1)?.at(-1)).toMatch(new RegExp(`^${rules.length} rules; .*explain`));
  });

  test("say their severity and what they forbid", async () => {
    const line = (await printed()).split("\n").find((row) => row.includes(" FIELD_SAME_NAME "));
    expect(line?.trim().split(/ {2,}/)).toEqual([
      "FIELD_SAME_NAME",
      "error",
      "FILE PACKAGE WIRE_JSON CSR",
      "A field keeps its name.",
    ]);
  });

  test("fit a narrow terminal, except for an id and its categories", async () => {
    const lines = (await printed({ columns: 40 })).split("\n");
    const whats = lines.filter((line) => line.startsWith("    "));
    expect(whats.length).toBeGreaterThanOrEqual(rules.length);
    expect(whats.filter((line) => line.length > 40)).toEqual([]);
    const words = whats.join(" ").replace(/\s+/g, " ");
    for (const { what } of rules) expect(words).toContain(what);
  });

  test("are the same text in colour", async () => {
    const coloured = await printed({ env: { FORCE_COLOR: "1" } });
    expect(coloured).not.toBe(await printed());
    expect(plain(coloured)).toBe(await printed());
    expect(await printed({ env: { FORCE_COLOR: "1" } }, "--no-color")).toBe(await printed());
  });

  test("are objects with all that is known of them for machines", async () => {
    const list: unknown = JSON.parse(await printed({}, "--format", "json"));
    expect(list).toMatchObject(
      rules.map(({ id, severity, categories, subjects, what, why, instead, example }) => {
        const { before, after = null } = exampleTexts(example);
        const texts = { what, why, instead, example: { before, after } };
        return { id, severity, categories, subjects, ...texts };
      }),
    );
    expect(list).toContainEqual(
      expect.objectContaining({
        id: "FIELD_NO_DELETE",
        unlikeBuf: null,
        example: expect.objectContaining({
          findings: [
            {
              severity: "warning",
              message: 'field 2 "email" of acme.v1.User was deleted',
              suggestion: 'reserved 2; reserved "email";',
            },
          ],
        }),
      }),
    );
  });
});

describe("explain", () => {
  test.each(["FIELD_SAME_TYPE", "field-same-type", "Field_Same-Type"])("knows %s", async (word) => {
    const io = fakeIo();
    expect(await main(["explain", word], io)).toBe(0);
    expect(io.out()).toMatch(/^FIELD_SAME_TYPE \(warning; FILE, PACKAGE, CSR\)\n/);
  });

  test.each(rules)("tells all of $id", async ({ id, what, why, instead, unlikeBuf }) => {
    const io = fakeIo({ columns: 60 });
    expect(await main(["explain", id, "--no-color"], io)).toBe(0);
    const words = io.out().replace(/\s+/g, " ");
    expect(words).toContain(`What ${what} Why ${why} Example `);
    expect(words).toContain(` Instead ${instead} `);
    expect(words.includes(` Unlike buf breaking ${unlikeBuf} `)).toBe(unlikeBuf !== undefined);
    expect(io.out()).toMatch(/^ {2}(error|warning): /m);
  });

  test("is an object for machines, the same as in the list", async () => {
    const io = fakeIo();
    expect(await main(["explain", "FILE_NO_DELETE", "--format", "json"], io)).toBe(0);
    const all: unknown = JSON.parse(await printed({}, "--format", "json"));
    expect(all).toContainEqual(JSON.parse(io.out()));
  });
});

async function printed(
  terminal: Parameters<typeof fakeIo>[0] = {},
  ...flags: readonly string[]
): Promise<string> {
  const io: FakeIo = fakeIo(terminal);
  expect(await main(["rules", ...flags], io)).toBe(0);
  expect(io.err()).toBe("");
  return io.out();
}

function plain(text: string): string {
  return text.replace(/\p{Cc}\[\d+m/gu, "");
}
