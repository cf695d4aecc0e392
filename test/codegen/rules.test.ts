import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codegenRules } from "../../rules/codegen.ts";
import type { Finding } from "../../src/check/finding.ts";
import { runCodegen } from "../../src/run/codegen.ts";

const folder = join(import.meta.dirname, "../../fixtures/codegen/rules");
const names = readdirSync(folder).toSorted();
const fixtures = await Promise.all(
  names.map(async (name) => ({ name, findings: await findingsOf(name, "before", "after") })),
);

describe.each(fixtures)("$name", ({ name, findings }) => {
  test("gives the expected findings", async () => {
    await expect(render(findings)).toMatchFileSnapshot(join(folder, name, "expected.txt"));
  });

  test("has its own fingerprint, and a line to show, for each finding", () => {
    const fingerprints = findings.map((finding) => finding.fingerprint);
    expect(fingerprints).toEqual([...new Set(fingerprints)]);
    for (const { lines } of findings) expect(lines.after).toBeDefined();
  });

  test("has messages that start in lower case and do not stop", () => {
    for (const { message } of findings) expect(message).toMatch(/^[a-z@][^\n]*[^.\s]$/);
  });

  test("reports no change of a side against itself", async () => {
    const same = await findingsOf(name, "after", "after");
    const aboutChange = codegenRules.filter((rule) => rule.isAboutChange).map(({ id }) => id);
    expect(same.filter(({ rule }) => aboutChange.includes(rule))).toEqual([]);
  });
});

describe.each(codegenRules)("$id", ({ id, what, why, instead }) => {
  test("fires in a fixture of its own", () => {
    const own = fixtures.filter(({ name }) => name.replace(/\..*/, "") === kebab(id));
    expect(own.flatMap(({ findings }) => findings).filter(({ rule }) => rule === id)).not.toEqual(
      [],
    );
  });

  test("says what, why and instead in sentences", () => {
    for (const text of [what, why, instead]) expect(text).toMatch(/^[A-Z`].*\S\.$/);
  });
});

test("each fixture belongs to a rule", () => {
  const ids = codegenRules.map(({ id }) => kebab(id));
  expect([...new Set(names.map((name) => name.replace(/\..*/, "")))]).toEqual(ids.toSorted());
});

async function findingsOf(name: string, before: string, after: string) {
  const old = join(folder, name, before);
  const run = await runCodegen({
    cwd: folder,
    env: {},
    against: existsSync(old) ? old : undefined,
    head: join(folder, name, after),
    use: undefined,
    except: undefined,
    config: { kind: "discover" },
    failOn: undefined,
    paths: [],
    excludePaths: [],
    offline: true,
  });
  return run.outcome.verdict.findings;
}

function render(findings: readonly Finding[]): string {
  const lines = findings.map(({ location, severity, message, rule }) => {
    const { path, start } = location ?? { path: "?", start: { line: 0, column: 0 } };
    return `${path}:${start.line}:${start.column}: ${severity}: ${message} [${rule}]\n`;
  });
  return lines.join("");
}

function kebab(id: string): string {
  return id.toLowerCase().replaceAll("_", "-");
}
