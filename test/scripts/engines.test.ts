import { readFileSync } from "node:fs";
import { join } from "node:path";
import { minVersion, satisfies } from "semver";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };

interface Lock {
  readonly packages: Readonly<Record<string, { readonly engines?: { readonly node?: string } }>>;
}

test("whatever npm installs runs on the oldest Node that runs this", () => {
  const text = readFileSync(join(import.meta.dirname, "../../package-lock.json"), "utf8");
  const { packages }: Lock = JSON.parse(text);
  const oldest = minVersion(manifest.engines.node)?.version ?? "";
  const tooNew = Object.entries(packages).filter(
    ([, { engines }]) => !satisfies(oldest, engines?.node ?? "*"),
  );
  expect(oldest).toBe("20.19.0");
  expect(Object.keys(packages).length).toBeGreaterThan(50);
  expect(tooNew.map(([path, { engines }]) => `${path} wants ${engines?.node}`)).toEqual([]);
});
