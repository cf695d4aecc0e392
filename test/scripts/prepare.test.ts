import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder } from "../support/repository.ts";

const root = join(import.meta.dirname, "../..");

test("npm pack prints the name of the package alone, or JSON alone", () => {
  const copy = copied();
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  expect(pack(copy, "--dry-run")).toMatch(/^proto-compat-[\d.]+\.tgz\n$/);
  const [packed] = JSON.parse(pack(copy, "--dry-run", "--json"));
  const paths = packed.files.map((file: { path: string }) => file.path);
  expect(paths).toEqual(
    expect.arrayContaining(["LICENSE", "README.md", "dist/bin.cjs", "dist/types/src/index.d.ts"]),
  );
  const sources = paths.filter((path: string) => /(?<!\.d)\.(ts|mjs|proto)$/.test(path));
  expect(sources).toEqual([]);
});

test("a release that brings dist/ is taken as it is where the build's tools are not there", () => {
  const copy = copied();
  mkdirSync(join(copy, "dist"));
  writeFileSync(join(copy, "dist/bin.cjs"), "// released\n");
  expect(pack(copy, "--dry-run")).toMatch(/^proto-compat-[\d.]+\.tgz\n$/);
  expect(existsSync(join(copy, "node_modules"))).toBe(false);
  expect(readFileSync(join(copy, "dist/bin.cjs"), "utf8")).toBe("// released\n");
});

/** The files that git tracks or would, in a folder of their own. */
function copied(): string {
  const copy = createFolder();
  const listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const paths = execFileSync("git", listing, { cwd: root, encoding: "utf8" }).split("\0");
  for (const path of paths.filter((path) => path !== "" && existsSync(join(root, path)))) {
    cpSync(join(root, path), join(copy, path));
  }
  return copy;
}

function pack(folder: string, ...flags: readonly string[]): string {
  const result = spawnSync("npm", ["pack", ...flags], { cwd: folder, encoding: "utf8" });
  expect(result.status, result.stderr).toBe(0);
  return result.stdout;
}
