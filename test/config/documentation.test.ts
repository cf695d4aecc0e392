import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { rules } from "../../rules/index.ts";
import { main } from "../../src/cli/main.ts";
import { configurationOf } from "../../src/config/configuration.ts";
import schema from "../../src/config/proto-compat.schema.json" with { type: "json" };
import { readDeclaration } from "../../src/config/read-declaration.ts";
import { fakeIo } from "../support/fake-io.ts";
import { createRepository } from "../support/repository.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/configuration.md"), "utf8");
const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = ""]) => ({
  text,
  name: text.startsWith("# buf.yaml\n") ? "buf.yaml" : "proto-compat.yaml",
}));
const transcripts = [...page.matchAll(/```console\n\$ proto-compat (.*?)\n(.*?)```/gs)];
const validate = new Ajv2020({ allowUnionTypes: true, strictRequired: false }).compile(schema);

describe("the documentation of the configuration", () => {
  test.each(examples)("has examples that are taken: $text", ({ text, name }) => {
    const flags = { use: undefined, except: undefined };
    const configuration = configurationOf([readDeclaration(name, text)], { rules, flags });
    expect(configuration.notes).toEqual([]);
    if (name === "proto-compat.yaml") expect(validate(parse(text)), text).toBe(true);
  });

  test("shows every key", () => {
    const { breaking, module, severity, codegen } = schema.$defs;
    const keys = [schema, breaking, module, severity, codegen].flatMap((each) =>
      Object.keys(each.properties),
    );
    const written = examples.map(({ text }) => text).join("\n");
    for (const key of keys) expect(written).toMatch(new RegExp(`\\b${key}:`));
  });

  test("prints what is printed", async () => {
    const [fault, config] = transcripts.map(([, command = "", output = ""]) => ({
      command,
      output,
    }));
    const repository = createRepository();
    repository.commit({ "proto-compat.yaml": "breaking:\n  use: [FIELD_SAME_TIPE]\n" });
    const refused = fakeIo({ cwd: repository.directory, env: repository.env });
    expect(await main([fault?.command ?? ""], refused)).toBe(2);
    expect(refused.err()).toBe(fault?.output);
    repository.commit({
      "proto-compat.yaml": "against: tag:v*\nfail_on: warning\n",
      "buf.yaml": "version: v2\nmodules:\n  - path: proto\n    breaking:\n      use: [WIRE_JSON]\n",
    });
    const printed = fakeIo({ cwd: repository.directory, env: repository.env });
    expect(await main([config?.command ?? ""], printed)).toBe(0);
    // How many rules there are is not what the page is about.
    const ruleCount = /^( +rules +).*$/m;
    expect(printed.out().replace(ruleCount, "$1")).toBe(config?.output.replace(ruleCount, "$1"));
  });
});
