import { describe, expect, test } from "vitest";
import type { GeneratedFile, KnownVersion } from "../../src/check/generated-file.ts";
import { generatedFile } from "../../src/codegen/generated/generated-file.ts";
import { goHeader, headers } from "./headers.ts";

test.each(headers)("$what", ({ path, lines, is }) => {
  expect(lineOf(fileOf(path, lines))).toBe(is);
  expect(lineOf(fileOf(path, lines, "\r\n"))).toBe(is);
});

describe("a header counts only before the first code and within 6 KiB", () => {
  const header = goHeader("v1.36.11", "v6.33.1");

  test("behind a licence of 5 KiB it counts", () => {
    const licence = Array.from({ length: 64 }, () => `// ${"x".repeat(76)}`);
    const file = fileOf("shop.pb.go", [...licence, "", ...header]);
    expect(file?.at).toEqual({
      path: "shop.pb.go",
      start: { line: 66, column: 1 },
      end: { line: 66, column: 49 },
    });
  });

  test("where it goes on behind them, no line is read in part", () => {
    for (let length = 5_900; length < 6_200; length++) {
      const file = fileOf("shop.pb.go", [`// ${"x".repeat(length)}`, ...header]);
      expect([undefined, "1.36.11"]).toContain(shown(file?.version).replace("?", "") || undefined);
      expect(file?.sources ?? []).toEqual(file === undefined ? [] : ["acme/v1/shop.proto"]);
    }
  });

  test("behind one of 8 KiB it does not", () => {
    const licence = Array.from({ length: 100 }, () => `// ${"x".repeat(80)}`);
    expect(fileOf("shop.pb.go", [...licence, "", ...header])).toBeUndefined();
  });
});

function fileOf(path: string, lines: readonly string[], end = "\n"): GeneratedFile | undefined {
  return generatedFile(path, Buffer.from(lines.join(end)));
}

function lineOf(file: GeneratedFile | undefined): string {
  if (file === undefined) return "not generated";
  const { generator, generatorName, version, protoc, sources, evidence } = file;
  const isNamed = generatorName !== generator && generatorName.startsWith("protoc-gen-");
  const name = isNamed && generator !== "ts-proto" ? `${generator} (${generatorName})` : generator;
  const compiler = generator === "protoc" ? "" : `, protoc ${shown(protoc)}`;
  return `${name} ${shown(version)}${compiler}, of ${sources.join(" ")}, by ${evidence}`;
}

function shown(version: KnownVersion | undefined): string {
  if (version === undefined) return "?";
  if (version.kind === "exact") return version.version;
  return `${version.from ?? "any"} to ${version.below ?? "any"}`;
}
