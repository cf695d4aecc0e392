import { readdirSync, readFileSync } from "node:fs";
import { toBinary } from "@bufbuild/protobuf";
import { SourceCodeInfoSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compile/compile.ts";
import type { ResolvedImport } from "../../src/compile/compiled.ts";
import { parse } from "../../src/compile/parse.ts";
import { commentsFrom } from "../../src/compile/source-info/comments.ts";
import { encodedSourceInfo } from "../../src/compile/source-info/encode.ts";
import { sourceInfo } from "../../src/compile/source-info.ts";
import { describePlaces } from "../support/describe-places.ts";

const folder = new URL("../../fixtures/compile/source-info/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".proto"));

// What is expected was written by protoc 36.2; `npm run conformance` asks it again.
describe("places and comments are those that protoc tells", () => {
  test.each(files)("%s", async (name) => {
    const { parsed, file, locations } = compiled(name);
    file.sourceCodeInfo = sourceInfo(parsed, locations);
    const expected = new URL(name.replace(/\.proto$/, ".expected.txt"), folder);
    await expect(describePlaces(file)).toMatchFileSnapshot(expected.pathname);
  });
});

describe("written without messages, places and comments have the bytes of the messages", () => {
  test.each(files)("%s", (name) => {
    const { parsed, locations } = compiled(name);
    const messages = sourceInfo(parsed, locations);
    expect(encodedSourceInfo(parsed, locations)).toEqual(toBinary(SourceCodeInfoSchema, messages));
  });
});

function compiled(name: string) {
  const parsed = parse(name, readFileSync(new URL(name, folder)));
  const builtIn = (written: string): readonly [string, ResolvedImport] => [
    written,
    { kind: "built-in", name: written },
  ];
  const { dependency, optionDependency } = parsed.proto;
  const imports = new Map([...dependency, ...optionDependency].map(builtIn));
  const { set, locations, errors } = compile([parsed], new Map([[name, imports]]));
  expect(errors).toEqual([]);
  const file = set.file.find((each) => each.name === name);
  if (file === undefined) throw new Error(`${name} was not compiled`);
  return { parsed, file, locations: locations.get(name) };
}

describe("comments behind a token", () => {
  test.each([
    [" a", { trailing: "", detached: [], leading: "" }],
    [" // x\na", { trailing: " x\n", detached: [], leading: "" }],
    ["\n// x\na", { trailing: "", detached: [], leading: " x\n" }],
    ["\n// x\n\na", { trailing: " x\n", detached: [], leading: "" }],
    ["\n\n \ta", { trailing: "", detached: [], leading: "", next: 4 }],
    ["\n", { trailing: "", detached: [], leading: "", next: 1 }],
    ["\n\n// x\n\na", { trailing: "", detached: [" x\n"], leading: "" }],
    [" /* x */ a", { trailing: "", detached: [" x "], leading: "" }],
    [" /* x */ /* y */ a", { trailing: " x ", detached: [], leading: " y " }],
    [" /* x\n */ a", { trailing: "", detached: [" x\n"], leading: "" }],
    [" /* x\n */\na", { trailing: " x\n", detached: [], leading: "" }],
    ["\n// x\n}", { trailing: " x\n", detached: [], leading: "" }],
    [" // x", { trailing: " x", detached: [], leading: "" }],
  ])("%j", (text, expected) => {
    expect(commentsFrom(text, 0, "behind a token")).toMatchObject(expected);
  });
});
