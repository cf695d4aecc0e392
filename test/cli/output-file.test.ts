import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeOutputFile } from "../../src/cli/output-file.ts";
import { UsageError } from "../../src/text/errors.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "proto-compat-output-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a new file holds the report and nothing else is left beside it", () => {
  writeOutputFile(join(folder, "report.json"), "{}\n");
  expect(readFileSync(join(folder, "report.json"), "utf8")).toBe("{}\n");
  expect(readdirSync(folder)).toEqual(["report.json"]);
});

test("an existing file is replaced and keeps its mode", () => {
  const path = join(folder, "report.json");
  writeFileSync(path, "something longer than the new report");
  chmodSync(path, 0o600);
  writeOutputFile(path, "{}\n");
  expect(readFileSync(path, "utf8")).toBe("{}\n");
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("a link stays a link", () => {
  writeFileSync(join(folder, "real.json"), "");
  symlinkSync("real.json", join(folder, "link.json"));
  writeOutputFile(join(folder, "link.json"), "{}\n");
  expect(readFileSync(join(folder, "real.json"), "utf8")).toBe("{}\n");
  expect(readdirSync(folder).sort()).toEqual(["link.json", "real.json"]);
});

test("a device is written to and not replaced", () => {
  writeOutputFile("/dev/null", "{}\n");
  expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
});

test.each(["no/such/folder/report.json", "."])(
  "%s is refused and leaves nothing behind",
  (path) => {
    mkdirSync(join(folder, "sub"));
    expect(() => writeOutputFile(join(folder, path), "{}\n")).toThrow(UsageError);
    expect(readdirSync(folder)).toEqual(["sub"]);
  },
);
