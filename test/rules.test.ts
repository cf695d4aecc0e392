import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { everyRule } from "../rules/every-rule.ts";
import { rules } from "../rules/index.ts";
import { check } from "../src/check/check.ts";
import { pair } from "../src/check/pair.ts";
import type { Rule } from "../src/check/rule.ts";
import { type Fixture, readFixture, render } from "./support/fixture.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "fixtures", "rules");
const fixtures = await Promise.all(
  readdirSync(folder)
    .toSorted()
    .map(async (name) => ({ name, ...(await readFixture(join(folder, name))) })),
);

/** What is no rule. */
const lists: ReadonlySet<string> = new Set(["index.ts", "codegen.ts", "every-rule.ts"]);

describe("the list of rules", () => {
  test("is sorted by id, without repetition", () => {
    const ids = everyRule.map((rule) => rule.id);
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });

  test("is what the folder of rules holds", () => {
    const files = readdirSync(join(root, "rules"), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !lists.has(entry.name))
      .map((entry) => entry.name);
    expect(files.toSorted()).toEqual(everyRule.map((rule) => `${fileName(rule)}.ts`).toSorted());
  });

  test("is what there are fixtures of", () => {
    const named = new Set(fixtures.map((fixture) => ownerOf(fixture.name)));
    expect([...named].toSorted()).toEqual(rules.map(fileName).toSorted());
  });
});

test.each(everyRule)("$id is exported under its name", async (rule) => {
  const exported: unknown = await import(`../rules/${fileName(rule)}.ts`);
  expect(exported).toHaveProperty(camelCase(fileName(rule)), rule);
});

describe.each(rules)("$id", (rule) => {
  test("says what, why and instead in sentences", () => {
    expect(rule.id).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
    for (const text of [rule.what, rule.why, rule.instead]) expect(text).toMatch(/^[A-Z`].*\S\.$/);
  });

  test("has a category and a subject", () => {
    expect(rule.categories.length).toBeGreaterThan(0);
    expect(rule.subjects.length).toBeGreaterThan(0);
  });

  test("fires in a fixture of its own", () => {
    const own = fixtures.filter((fixture) => ownerOf(fixture.name) === fileName(rule));
    const firing = own.filter((fixture) => findings(fixture, [rule]).length > 0);
    expect(firing).not.toEqual([]);
  });

  test("stays silent about something that is kept", () => {
    const silent = fixtures.filter((fixture) => isSilentOnce(rule, fixture));
    expect(silent).not.toEqual([]);
  });
});

describe.each(fixtures)("$name", (fixture) => {
  const { name, before, after, past } = fixture;
  const found = findings(fixture, rules);

  test("gives the expected findings", async () => {
    await expect(render(found)).toMatchFileSnapshot(join(folder, name, "expected.txt"));
  });

  test("has a place for each finding, and its own fingerprint", () => {
    for (const { location, before: was } of found) expect(location ?? was).toBeDefined();
    const fingerprints = found.map((finding) => finding.fingerprint);
    expect(fingerprints).toEqual([...new Set(fingerprints)]);
  });

  test("has messages that start in lower case and do not stop", () => {
    for (const { message } of found) expect(message).toMatch(/^[a-z][^\n]*[^.\s]$/);
  });

  test("merges to one rule for each fact, hiding none", () => {
    const merged = check(before, after, rules, { merge: true, past }).findings;
    const shown = new Set(merged.flatMap((finding) => [finding.rule, ...finding.also]));
    expect([...shown].toSorted()).toEqual([...new Set(found.map(({ rule }) => rule))].toSorted());
  });

  test.each([
    { side: "before", schema: before },
    { side: "after", schema: after },
  ])("gives nothing for $side against itself", ({ schema }) => {
    expect(findings({ before: schema, after: schema, past }, rules)).toEqual([]);
  });
});

function findings({ before, after, past }: Fixture, some: readonly Rule[]) {
  return check(before, after, some, { merge: false, past }).findings;
}

/** Whether there is a pair of its kind that both sides have and about which it says nothing. */
function isSilentOnce(rule: Rule, fixture: Fixture): boolean {
  const sides = pair(fixture.before, fixture.after);
  const kept = rule.subjects.reduce(
    (sum, kind) => sum + sides.pairs(kind, rule.pair).kept.length,
    0,
  );
  const fired = rule.on === "kept" ? findings(fixture, [rule]).length : 0;
  return kept > fired;
}

function fileName(rule: Pick<Rule, "id">): string {
  return rule.id.toLowerCase().replaceAll("_", "-");
}

function ownerOf(fixture: string): string {
  return fixture.replace(/\..*/, "");
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
