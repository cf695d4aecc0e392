import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { InvalidArgumentError } from "commander";
import { expect, test } from "vitest";
import { oneMoreReport, reportsOf } from "../../src/cli/report-choice.ts";
import { UsageError } from "../../src/text/errors.ts";
import { createFolder } from "../support/repository.ts";

test.each([
  { flags: [], output: undefined, reports: ["text to undefined"] },
  { flags: ["json"], output: undefined, reports: ["json to undefined"] },
  { flags: ["json"], output: "a", reports: ["json to a"] },
  { flags: [], output: "a", reports: ["text to a"] },
  { flags: ["json=a=b"], output: undefined, reports: ["json to a=b"] },
  {
    flags: ["text", "json=a", "github=b"],
    output: undefined,
    reports: ["text to undefined", "json to a", "github to b"],
  },
  { flags: ["json=a", "json=b"], output: undefined, reports: ["json to a", "json to b"] },
])("the formats $flags with --output $output are $reports", ({ flags, output, reports }) => {
  expect(asked(flags, output).map(({ format, file }) => `${format} to ${file}`)).toEqual(reports);
});

test.each([
  {
    flags: ["text", "json"],
    output: undefined,
    message: "--format text and --format json would both go to standard output",
  },
  {
    flags: ["text", "json"],
    output: "a",
    message: "--format text and --format json would both go to standard output",
  },
  {
    flags: ["json=a", "text=./x/../a"],
    output: undefined,
    message: 'the reports "json" and "text" would both go to "./x/../a"',
  },
  {
    flags: ["json=a", "text"],
    output: "a",
    message: 'the reports "json" and "text" would both go to "a"',
  },
  {
    flags: ["json=real/new", "text=link/new"],
    output: undefined,
    message: 'the reports "json" and "text" would both go to "link/new"',
  },
  {
    flags: ["json=a"],
    output: "b",
    message: "--output names a file for the format that has none, but each has one",
  },
])("the formats $flags with --output $output are refused", ({ flags, output, message }) => {
  const refused = () => asked(flags, output);
  expect(refused).toThrow(UsageError);
  expect(refused).toThrow(message);
});

test("a format adds to those before it", () => {
  const earlier = oneMoreReport("json");
  expect(oneMoreReport("text", earlier).map(({ format }) => format)).toEqual(["json", "text"]);
});

test.each([
  ["jsno", /^The formats are text, .*\. Did you mean "json"\?$/],
  ["", /^The formats are text, /],
  ["toString", /^The formats are text, /],
  ["json=", /^It names no file\.$/],
])("the format %j is refused", (text, message) => {
  expect(() => oneMoreReport(text)).toThrow(InvalidArgumentError);
  expect(() => oneMoreReport(text)).toThrow(message);
});

function asked(flags: readonly string[], output: string | undefined) {
  const folder = createFolder({ "real/old": "" });
  symlinkSync("real", join(folder, "link"));
  const format = flags.flatMap((flag) => oneMoreReport(flag));
  const options = { ...(flags.length > 0 && { format }), ...(output !== undefined && { output }) };
  return reportsOf(options, folder);
}
