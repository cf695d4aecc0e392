import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { open, textsOf } from "../support/open.ts";
import { createFolder, createRepository } from "../support/repository.ts";

const repository = createRepository();
repository.commit({ "a.proto": "A" });
const script = join(createFolder(), "program.mjs");

beforeAll(async () => {
  const contents = `
    import { openSource } from "./open.ts";
    const spec = { kind: "revision", text: "HEAD", revision: "HEAD" };
    const context = { cwd: process.argv[2], env: process.env, offline: false, other: undefined };
    const source = await openSource(spec, context);
    const contents = await source.read(["a.proto"]);
    if (process.argv[3] === "close") {
      await source.close();
      await source.close();
    }
    const openNow = () => process.getActiveResourcesInfo().filter((name) => /Process|Pipe/.test(name));
    for (let wait = 0; openNow().length > 0 && wait < 200; wait++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const open = openNow();
    process.stdout.write(JSON.stringify({ text: String(contents.get("a.proto")), open }));
  `;
  await build({
    stdin: { contents, resolveDir: join(import.meta.dirname, "../../src/source"), loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: script,
    banner: {
      js: 'import { createRequire as createRequireOfBundle } from "node:module"; const require = createRequireOfBundle(import.meta.url);',
    },
  });
});

test.each([
  ["are closed", "close"],
  ["are forgotten", "forget"],
])("a program ends by itself when its sources %s", (_name, what) => {
  const options = { env: repository.env, encoding: "utf8", timeout: 10_000 } as const;
  const output = execFileSync(process.execPath, [script, repository.directory, what], options);
  const { text, open: resources } = JSON.parse(output);
  expect(text).toBe("A");
  if (what === "close") expect(resources).not.toContain("ProcessWrap");
});

test("closing waits for what was asked, and a closed source can be asked again", async () => {
  const source = await open(repository, "HEAD");
  const other = await open(repository, "HEAD", { other: source });
  const asked = textsOf(source, ["a.proto"]);
  await other.close();
  expect(await asked).toEqual({ "a.proto": "A" });
  expect(await textsOf(other, ["a.proto"])).toEqual({ "a.proto": "A" });
});
