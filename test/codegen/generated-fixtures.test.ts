import { expect, test } from "vitest";
import type { GeneratedFile, KnownVersion } from "../../src/check/generated-file.ts";
import { generatedFile } from "../../src/codegen/generated/generated-file.ts";
import { type GeneratedFixture, generatedFixtures } from "./fixtures.ts";

test("real generated files are told by their content, each on a line of this table", async () => {
  const lines = generatedFixtures.map(({ path, content }) => {
    const file = generatedFile(path, content);
    return `${path}\n    ${file === undefined ? "not generated" : lineOf(file)}\n`;
  });
  await expect(lines.join("")).toMatchFileSnapshot("../../fixtures/codegen/generated.expected.txt");
});

test.each(generatedFixtures)("what $path says of its version is true", (fixture) => {
  const file = generatedFile(fixture.path, fixture.content);
  expect(file).toBeDefined();
  if (file?.version === undefined) {
    expect(file?.evidence === "none" || file?.protoc !== undefined).toBe(true);
    return;
  }
  expect(holds(file.version, trueVersion(fixture, file))).toBe(true);
});

/** The version of what wrote it, in its own numbers, from the name of the folder. */
function trueVersion({ generator, version }: GeneratedFixture, file: GeneratedFile): string {
  if (generator === "golang-protobuf") return version === "1.5.4" ? "1.33.0" : version;
  if (generator === "grpcio-tools" && file.generator === "protoc") return bundled[version] ?? "";
  if (generator === "grpc-python") return "1.51.1";
  if (!generator.startsWith("protoc-") || file.generator !== "protoc") return version;
  const [, minor, patch] = version.split(".");
  return Number(minor) < 21 ? version : `${minor}.${patch}`;
}

/** The compiler in each release of grpcio-tools, as `python -m grpc_tools.protoc --version` says. */
const bundled: Readonly<Record<string, string>> = {
  "1.49.1": "21.6",
  "1.59.0": "24.3",
  "1.62.0": "25.1",
  "1.63.0": "26.1",
  "1.65.5": "26.1",
  "1.66.2": "27.2",
  "1.76.0": "31.1",
  "1.85.1": "35.1",
};

function holds(known: KnownVersion, version: string): boolean {
  if (known.kind === "exact") return known.version === version;
  const isLate = known.from === undefined || compare(known.from, version) <= 0;
  return isLate && (known.below === undefined || compare(version, known.below) < 0);
}

function compare(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}

function lineOf(file: GeneratedFile): string {
  const { generator, generatorName, language, needs, sources, parameter } = file;
  const parts = [
    generatorName === generator ? generator : `${generator} "${generatorName}"`,
    `in ${language}, line ${file.at.start.line}`,
    `version ${shown(file.version)}${placeOf(file.versionAt)}`,
    ...(generator === "protoc" ? [] : [`protoc ${shown(file.protoc)}${placeOf(file.protocAt)}`]),
    `evidence ${file.evidence}`,
    `of ${sources.join(" ") || "nobody knows what"}`,
    ...(parameter === undefined ? [] : [`with ${parameter}`]),
    ...needs.map(
      ({ runtime, version, isExact, enforced, at }) =>
        `needs ${runtime} ${isExact ? "exactly " : ""}${version}${placeOf(at)}, enforced: ${enforced}`,
    ),
  ];
  return parts.join("; ");
}

function shown(version: KnownVersion | undefined): string {
  if (version === undefined) return "not told";
  if (version.kind === "exact") return version.version;
  return `from ${version.from ?? "any"} to before ${version.below ?? "any"}`;
}

function placeOf(at: GeneratedFile["versionAt"]): string {
  return at === undefined ? "" : ` (line ${at.start.line})`;
}
