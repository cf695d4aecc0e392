import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import manifest from "../../package.json" with { type: "json" };
import { main } from "../../src/cli/main.ts";
import schema from "../../src/config/proto-compat.schema.json" with { type: "json" };
import { fakeIo } from "../support/fake-io.ts";
import {
  createFolder,
  createRepository,
  type Files,
  type TestRepository,
} from "../support/repository.ts";

const config = "proto-compat.yaml";
const workflow = ".github/workflows/proto-compat.yml";
const hook = ".pre-commit-config.yaml";
const released = `syntax = "proto3";
package acme.v1;
message User {
  string name = 1;
  int32 age = 2;
}
`;
const changed = released.replace("int32 age = 2;", "int64 years = 2;");

let repository: TestRepository;
beforeEach(() => {
  repository = createRepository();
});

describe("in a repository with nothing of the kind", () => {
  test("writes all three, says what to do next, and changes no verdict", async () => {
    repository.commit({ "proto/acme/v1/user.proto": released });
    repository.write({ "proto/acme/v1/user.proto": changed });
    const bare = await findings();
    expect(await init()).toEqual({
      status: 0,
      out: `wrote ${config}\nwrote ${workflow}\nwrote ${hook}\n\nnext:\n  put the owner of the repository of proto-compat for OWNER in ${workflow}\n  put the owner of the repository of proto-compat for OWNER in ${hook}\n  pre-commit install\n  proto-compat config, to see what is in force\n  proto-compat check\n`,
      err: "",
    });
    expect(parse(text(config))).toEqual({ version: 1, roots: ["proto"] });
    expect(bare.length).toBeGreaterThan(0);
    expect(await findings()).toEqual(bare);
  });

  test("writes a workflow and a hook entry of this version", async () => {
    await init();
    const { jobs, on } = parse(text(workflow));
    const uses = `OWNER/proto-compat@v${manifest.version}`;
    expect(Object.keys(on)).toEqual(["pull_request"]);
    expect(jobs["proto-compat"].steps).toEqual([{ uses: "actions/checkout@v6" }, { uses }]);
    expect(parse(text(hook))).toEqual({
      repos: [
        {
          repo: "https://github.com/OWNER/proto-compat",
          rev: `v${manifest.version}`,
          hooks: [{ id: "proto-compat" }],
        },
      ],
    });
  });

  test("does so at the top, wherever it is run", async () => {
    repository.write({ "proto/a/b.proto": released });
    expect((await init("-C", "proto/a", "--config")).status).toBe(0);
    expect(exists(config)).toBe(true);
  });

  test("names the roots where there are several, and leaves them to be inferred", async () => {
    const files = { "one/acme/v1/user.proto": released, "two/acme/v1/user.proto": released };
    repository.write(files);
    await init("--config");
    expect(text(config)).toContain("# Import names start in one, two, each for itself.\n");
    expect(parse(text(config))).toEqual({ version: 1 });
  });
});

describe("what is there already", () => {
  test("is kept, and a second run has nothing to do", async () => {
    await init();
    const before = [config, workflow, hook].map(text);
    expect(await init()).toEqual({
      status: 0,
      out: `${[config, workflow, hook].map((path) => `kept ${path}: it is there already\n`).join("")}nothing to do\n`,
      err: "",
    });
    expect([config, workflow, hook].map(text)).toEqual(before);
  });

  test.each<[name: string, files: Files, said: string, unwritten: string]>([
    ["hooks of pre-commit", { [hook]: "repos: []\n" }, `left ${hook} as it is; add`, workflow],
    [
      "a comment on proto-compat",
      { [hook]: "# proto-compat\nrepos: []\n" },
      "      - id: proto-compat\n",
      workflow,
    ],
    ["a hook file that is no YAML", { [hook]: "repos: [" }, `left ${hook}`, workflow],
    [
      "husky",
      { ".husky/pre-commit": "npm test\n" },
      "left .husky/pre-commit as it is; add to it:\n    proto-compat check --staged\n",
      hook,
    ],
    ["lefthook", { "lefthook.yml": "" }, "run: npx --no-install proto-compat check", hook],
    [
      "GitLab",
      { ".gitlab-ci.yml": "" },
      "left .gitlab-ci.yml as it is; add to it:\n    npx --yes proto-compat@",
      workflow,
    ],
    [
      "another workflow with it",
      { ".github/workflows/ci.yaml": "steps: [{ run: npx proto-compat check }]\n" },
      "kept .github/workflows/ci.yaml",
      workflow,
    ],
  ])("as %s stays, and what to add is said", async (_, files, said, unwritten) => {
    repository.write(files);
    const { status, out } = await init();
    expect([status, out]).toEqual([0, expect.stringContaining(said)]);
    for (const path of Object.keys(files)) expect(text(path)).toBe(files[path]);
    if (unwritten === hook) expect(exists(hook)).toBe(false);
    if (said.includes("ci")) expect(exists(unwritten)).toBe(false);
  });

  test.each([
    [workflow, ".github", "is not a folder", { ".github": "a file" }],
    [config, config, "is not a file", { [`${config}/x`]: "" }],
    [hook, hook, "is not a file", { [`${hook}/x`]: "" }],
  ])(
    "in the way of %s is refused before anything is written",
    async (path, inTheWay, why, files) => {
      repository.write(files);
      const { status, err } = await init();
      expect([status, err]).toEqual([2, expect.stringContaining(`cannot write "${path}"`)]);
      expect(err).toContain(`"${inTheWay}" ${why}`);
      expect([config, workflow, hook].filter((each) => each !== path && exists(each))).toEqual([]);
    },
  );

  test("as a link is not followed out of the repository", async () => {
    const outside = createFolder();
    symlinkSync(outside, join(repository.directory, ".github"));
    symlinkSync(join(outside, config), join(repository.directory, config));
    const { status, err } = await init("--workflow");
    expect([status, err]).toEqual([2, expect.stringContaining('".github" is a symbolic link')]);
    expect((await init()).err).toContain(`"${config}" is a symbolic link`);
    expect(readdirSync(outside)).toEqual([]);
  });

  test("as hooks that are shared through a link stays, and what to add is said", async () => {
    symlinkSync(join(createFolder({ x: "repos: []" }), "x"), join(repository.directory, hook));
    expect(await init("--hook")).toMatchObject({
      status: 0,
      out: expect.stringContaining(`left ${hook} as it is; add to it:\n`),
    });
  });
});

describe("from a buf configuration", () => {
  test.each<[name: string, files: Files, written: string]>([
    [
      "of v2",
      {
        "buf.yaml":
          "version: v2\nmodules:\n  - path: proto\nbreaking:\n  use: [WIRE_JSON]\n  except: [FIELD_SAME_NAME]\n",
      },
      config,
    ],
    [
      "of v1",
      { "proto/buf.yaml": "version: v1\nbreaking:\n  use: [PACKAGE]\n" },
      `proto/${config}`,
    ],
    [
      "of v1beta1",
      {
        "buf.yaml":
          "version: v1beta1\nbuild:\n  roots: [proto]\nbreaking:\n  ignore_only:\n    FIELD_SAME_NAME: [acme]\n",
      },
      config,
    ],
    [
      "with a workspace",
      {
        "buf.work.yaml": "version: v1\ndirectories: [proto]\n",
        "proto/buf.yaml": "version: v1\nbreaking:\n  use: [WIRE_JSON]\n",
      },
      config,
    ],
  ])("%s it says the same, beside it and without it", async (_, files, written) => {
    const path = "proto/acme/v1/user.proto";
    repository.commit({ [path]: released, ...files });
    repository.write({ [path]: changed });
    const theirs = await findings();
    expect(theirs.length).toBeGreaterThan(0);
    const { status, out } = await init("--config");
    expect([status, out]).toEqual([0, expect.stringContaining(`wrote ${written}, from `)]);
    const validate = new Ajv2020({ allowUnionTypes: true, strictRequired: false }).compile(schema);
    expect(validate(parse(text(written)))).toBe(true);
    expect(await findings()).toEqual(theirs);
    repository.write({ [path]: released });
    repository.commit();
    repository.write({ [path]: changed });
    expect(await findings()).toEqual(theirs);
    repository.remove(...Object.keys(files));
    expect(await findings()).toEqual(theirs);
  });

  test("that is wrong ends with its place and writes nothing", async () => {
    repository.write({ "buf.yaml": "version: v2\nbreaking:\n  use: [FILEE]\n" });
    const { status, err } = await init();
    expect([status, err]).toEqual([2, expect.stringMatching(/^buf\.yaml:3:9: error: "FILEE"/)]);
    expect(exists(workflow)).toBe(false);
  });

  test("goes before a proto.lock", async () => {
    repository.write({ "buf.yaml": "version: v2\n", "proto.lock": '{ "definitions": [] }' });
    expect((await init("--config")).out).toContain(`wrote ${config}, from buf.yaml\n`);
  });

  test("in a folder whose name breaks lines adds no line to the file", async () => {
    repository.write({
      "a\nbuf: true/buf.yaml": "version: v1\n",
      "a\nbuf: true/x.proto": released,
    });
    expect((await init("--config")).status).toBe(0);
    expect(parse(text(`a\nbuf: true/${config}`)).buf).toBe(false);
  });
});

test("from a proto.lock it checks what protolock did, as errors", async () => {
  const definitions = [{ protopath: "proto:/:acme:/:v1:/:user.proto", def: {} }];
  const path = "proto/acme/v1/user.proto";
  repository.commit({ [path]: released, "gen/x.proto": released });
  repository.write({ "proto.lock": JSON.stringify({ definitions }), [path]: changed });
  expect((await init("--config")).out).toContain(`wrote ${config}, from proto.lock\n`);
  expect(parse(text(config)).excludes).toEqual(["gen"]);
  expect((await findings()).map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
    "error FIELD_SAME_TYPE",
    "error FIELD_WIRE_JSON_COMPATIBLE_TYPE",
    "error FIELD_SAME_JSON_NAME",
    "error FIELD_SAME_NAME",
  ]);
});

describe("at a terminal", () => {
  const at = (answers: readonly string[], env = {}, ...flags: readonly string[]) => {
    const io = fakeIo({ cwd: repository.directory, env: { ...repository.env, ...env }, answers });
    return main(["init", ...flags], io).then((status) => ({
      status,
      out: io.out(),
      err: io.err(),
    }));
  };

  test("asks before each file, and writes what is agreed to", async () => {
    const { status, out } = await at(["", "n", "Yes"]);
    expect([status, out]).toEqual([0, expect.stringContaining(`Write ${workflow}? [Y/n] `)]);
    expect([config, workflow, hook].map(exists)).toEqual([true, false, true]);
  });

  test("stops where the answers end", async () => {
    const { status, err } = await at(["y"]);
    expect([status, err]).toEqual([2, "error: stopped: nothing more was written\n"]);
    expect([config, workflow, hook].map(exists)).toEqual([true, false, false]);
  });

  test.each([
    ["in CI", { CI: "true" }, []],
    ["with --yes", {}, ["--yes"]],
  ])("asks nothing %s", async (_, env, flags) => {
    expect((await at([], env, ...flags)).out).not.toContain("?");
    expect([config, workflow, hook].map(exists)).toEqual([true, true, true]);
  });
});

test("--dry-run prints the files and writes none", async () => {
  const { status, out } = await init("--dry-run");
  expect([status, out]).toEqual([
    0,
    expect.stringContaining(`would write ${workflow}:\n    # Marks`),
  ]);
  expect([config, workflow, hook].map(exists)).toEqual([false, false, false]);
});

test("outside of a repository says so", async () => {
  const io = fakeIo({ cwd: createFolder(), env: repository.env });
  expect(await main(["init"], io)).toBe(3);
  expect(io.err()).toMatch(/^error: .*not .*git repository/);
});

async function init(...flags: readonly string[]) {
  const cwd = repository.directory;
  const io = fakeIo({ cwd, env: repository.env });
  const folder = flags[0] === "-C" ? ["-C", join(cwd, flags[1] ?? ""), ...flags.slice(2)] : flags;
  const status = await main(["init", ...folder], io);
  return { status, out: io.out(), err: io.err() };
}

interface Reported {
  readonly rule: string;
  readonly severity: string;
  readonly fingerprint: string;
}

/** What a check of the work tree against HEAD reports. */
async function findings(): Promise<readonly Reported[]> {
  const io = fakeIo({ cwd: repository.directory, env: repository.env });
  await main(["check", "--against", "HEAD", "--format", "json"], io);
  const report: { readonly findings: readonly Reported[] } = JSON.parse(io.out());
  return report.findings.map(({ rule, severity, fingerprint }) => ({
    rule,
    severity,
    fingerprint,
  }));
}

function exists(path: string): boolean {
  return existsSync(join(repository.directory, path));
}

function text(path: string): string {
  return readFileSync(join(repository.directory, path), "utf8");
}
