import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { everyRule as rules } from "../../rules/every-rule.ts";
import { checkExample } from "../../src/cli/check-example.ts";
import { rulesPage } from "../../src/report/rules-page.ts";

const page = rulesPage(await Promise.all(rules.map(checkExample)));

test("docs/rules.md is what the rules say now (npm run docs writes it)", () => {
  const written = readFileSync(join(import.meta.dirname, "../../docs/rules.md"), "utf8");
  expect(written).toBe(page);
});

test("the page lists each rule once and has a section for it", () => {
  const sections = [...page.matchAll(/^### (.+)$/gm)].map(([, id]) => id);
  expect(sections).toEqual(rules.map(({ id }) => id));
  const listed = [...page.matchAll(/^\| \[(.+?)\]\(#(.+?)\) \|/gm)];
  expect(listed.map(([, id]) => id).toSorted()).toEqual(sections);
  for (const [, id, anchor] of listed) expect(anchor).toBe(id?.toLowerCase());
});

test.each(rules)("the texts of $id mean nothing else in Markdown", (rule) => {
  const { what, why, instead, unlikeBuf = "" } = rule;
  for (const text of [what, why, instead, unlikeBuf]) {
    expect(text.replace(/`[^`]*`/g, "")).not.toMatch(/[|<>*[\]\\`]|(?<![A-Z])_|_(?![A-Z])/);
    expect(text).not.toMatch(/\|/);
  }
});
