import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createFileRegistry } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import type { Embedded } from "../../src/codegen/embedded/embedded.ts";
import { embeddedDescriptors } from "../../src/codegen/embedded/embedded-descriptors.ts";
import { type Comparison, compareCopies } from "../../src/codegen/fresh/compare-copies.ts";
import { compileTexts, errorsOf } from "../support/compile-texts.ts";
import { generatedFixtures, generatedFolder, schemaFolder } from "./fixtures.ts";

type Schemas = ReturnType<typeof schemasIn>;

const schemas = {
  same: schemasIn(),
  fieldAdded: schemasIn("field-added"),
  optionChanged: schemasIn("option-changed"),
};

const carriers = generatedFixtures.flatMap(({ path, content }) =>
  embeddedDescriptors(path, content).found.map((found) => ({ path, found, name: nameOf(found) })),
);

describe.each(carriers)("$path, $name", ({ found, name }) => {
  test("is fresh beside the schema that it was generated from", () => {
    expect(compared(found, schemas.same)).toEqual({ kind: "fresh", differences: [] });
  });

  if (!name.endsWith("shop.proto")) return;

  test("is stale beside one with another field, which is named", () => {
    const { kind, differences } = compared(found, schemas.fieldAdded);
    expect(kind).toBe("stale");
    expect(differences.map((each) => [each.kind, each.part.kind, each.part.name])).toEqual([
      ["missing", "field", "acme.shop.v1.Order.remark"],
    ]);
  });

  test("is adrift beside one with another option, which is named", () => {
    const { kind, differences } = compared(found, schemas.optionChanged);
    expect(kind).toBe("options");
    expect(differences.map(({ part, aspect }) => [part.name, aspect])).toEqual([
      ["acme.shop.v1.Order.order_id", "option (acme.shop.v1.rules)"],
    ]);
  });
});

test("every form that generators were found to write is among them", () => {
  const forms = new Set(carriers.map(({ found }) => found.form));
  expect([...forms].toSorted()).toMatchInlineSnapshot(`
    [
      "betterproto2",
      "cpp",
      "csharp",
      "es",
      "go-bytes",
      "go-gzip",
      "go-string",
      "java",
      "php",
      "prost",
      "python",
      "ruby",
      "rust-protobuf",
      "scala",
    ]
  `);
});

function nameOf(found: Embedded): string {
  return found.kind === "file" ? found.proto.name : found.type.proto.name;
}

function compared(found: Embedded, { compiled, types }: Schemas): Comparison {
  if (found.kind !== "file") throw new Error("only Dart writes types one by one");
  const proto = compiled.set.file.find(({ name }) => name === found.proto.name);
  if (proto === undefined) throw new Error(`no schema is called ${found.proto.name}`);
  const { form } = found;
  return compareCopies(
    { proto: found.proto, form, types },
    { proto, form, types },
    { isManaged: false, isAssumed: () => false },
  );
}

/** The schemas that the fixtures were generated from, some of them replaced by those of a folder. */
function schemasIn(changed?: string) {
  const texts = { ...textsIn(schemaFolder) };
  if (changed !== undefined) Object.assign(texts, textsIn(join(generatedFolder, "..", changed)));
  const compiled = compileTexts(texts);
  if (errorsOf(compiled).length > 0) throw new Error(errorsOf(compiled).join("\n"));
  const registry = createFileRegistry(compiled.set);
  return { compiled, types: () => registry };
}

function textsIn(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".proto"));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
