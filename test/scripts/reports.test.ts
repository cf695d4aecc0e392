import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder } from "../support/repository.ts";

const script = join(import.meta.dirname, "../../scripts/reports.mjs");
const page = "# A page\n\n<!-- check acme 1234567 -->\n\n## More\n";

test("a report is put below the comment that asks for it, and replaced the next time", () => {
  const folder = createFolder({ "page.md": page });
  const first = report(folder, 'console.log("one\\nx.proto: note: no"); process.exitCode = 1;');
  expect(first).toMatchObject({ status: 0, stderr: "" });
  expect(read(folder)).toMatch(
    /^# A page\n\n<!-- check acme 1234567 -->\n\n```console\n\$ .+\none\n/,
  );
  expect(read(folder)).toMatch(/\n```\n\n## More\n$/);
  const once = read(folder);
  report(folder, 'console.log("two"); process.exitCode = 1;');
  expect(read(folder)).toBe(once.replace("\none\n", "\ntwo\n"));
});

test("the commit is checked against its first parent, in the clone of that name", () => {
  const folder = createFolder({ "page.md": page });
  report(folder, 'console.log(process.argv.slice(2).join(" ")); process.exitCode = 1;');
  expect(read(folder)).toContain(
    "check -C clones/acme --no-config --against 1234567~1 --head 1234567",
  );
});

test.each([0, 2, 3])("exit status %d is nothing to show, and the page stays as it is", (code) => {
  const folder = createFolder({ "page.md": page });
  const run = report(folder, `console.error("why"); process.exitCode = ${code};`);
  expect(run.status).toBe(1);
  expect(run.stderr).toContain(`exit status ${code}: why`);
  expect(read(folder)).toBe(page);
});

test("without a file and a folder it says how it is called", () => {
  const { status, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^usage: .+\n$/);
});

/** Runs the script with a program that stands in for ours. */
function report(folder: string, program: string) {
  const file = join(createFolder({ "program.mjs": program }), "program.mjs");
  const argv = [script, "--program", file, join(folder, "page.md"), "clones"];
  return spawnSync(process.execPath, argv, { encoding: "utf8" });
}

function read(folder: string): string {
  return readFileSync(join(folder, "page.md"), "utf8");
}
