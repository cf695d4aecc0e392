import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { fakeIo } from "../support/fake-io.ts";
import {
  createFolder,
  createRepository,
  type Files,
  type TestRepository,
} from "../support/repository.ts";

function before(name: string): string {
  return `syntax = "proto3";\npackage ${name};\nmessage M {\n  string a = 1;\n  string b = 2;\n}\n`;
}

/** Field 1 changes its type, field 2 its name. */
function after(name: string): string {
  return before(name).replace("string a", "int32 a").replace("string b", "string c");
}

const old: Files = {
  "proto/a/v1/a.proto": before("a.v1"),
  "proto/b/v1beta1/b.proto": before("b.v1beta1"),
};
const changed: Files = {
  "proto/a/v1/a.proto": after("a.v1"),
  "proto/b/v1beta1/b.proto": after("b.v1beta1"),
};

/** A repository in which both files have changed since "old", with these files on both sides. */
function repositoryWith(
  config: Files,
  more: { readonly before?: Files; readonly after?: Files } = {},
) {
  const repository = createRepository();
  repository.commit({ ...old, ...config, ...more.before });
  repository.tag("old");
  repository.commit({ ...changed, ...more.after });
  return repository;
}

interface Report {
  readonly summary: Readonly<Record<"errors" | "warnings" | "ignored", number>>;
  readonly files: { readonly changed: number };
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
}

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly also: readonly string[];
  readonly location: { readonly path: string } | null;
  readonly before: { readonly path: string } | null;
}

interface Note {
  readonly kind: string;
  readonly message: string;
  readonly path: string | null;
  readonly start: { readonly line: number; readonly column: number } | null;
}

async function check(
  repository: TestRepository,
  flags: readonly string[] = ["--against", "old"],
  env: Readonly<Record<string, string>> = {},
) {
  const io = fakeIo({ cwd: repository.directory, env: { ...repository.env, ...env } });
  const status = await main(["check", "--format", "json", ...flags], io);
  if (io.out() === "") return { status, lines: [], notes: [], summary: undefined, err: io.err() };
  const report: Report = JSON.parse(io.out());
  return {
    status,
    lines: report.findings.map(lineOf),
    notes: report.notes.filter(({ kind }) => told.has(kind)).map(noteOf),
    summary: report.summary,
    err: io.err(),
  };
}

const told: ReadonlySet<string> = new Set(["configuration", "unused-ignore"]);

/** `e proto/a/v1/a.proto FIELD_SAME_TYPE`, for an error. */
function lineOf({ rule, severity, location, before: was }: Finding): string {
  return `${severity.slice(0, 1)} ${location?.path ?? was?.path} ${rule}`;
}

function noteOf({ message, path, start }: Note): string {
  const place = start === null ? `${path}` : `${path}:${start.line}:${start.column}`;
  return path === null ? message : `${place}: ${message}`;
}

const a = "proto/a/v1/a.proto";
const b = "proto/b/v1beta1/b.proto";
const wire = [`e ${a} FIELD_WIRE_COMPATIBLE_TYPE`, `e ${b} FIELD_WIRE_COMPATIBLE_TYPE`];

interface Case {
  readonly name: string;
  readonly config: Files;
  readonly more?: { readonly before?: Files; readonly after?: Files };
  readonly flags?: readonly string[];
  readonly status: number;
  readonly lines: readonly string[];
  readonly notes?: readonly string[];
  readonly ignored?: number;
}

const own = (text: string): Files => ({ "proto-compat.yaml": text });
const v2 = "version: v2\nmodules:\n  - path: proto\n";
const buf = (text: string): Files => ({ "buf.yaml": `${v2}${text}` });

const cases: readonly Case[] = [
  {
    name: "without configuration rules that say the same are shown as one",
    config: {},
    status: 1,
    lines: [
      `e ${a} FIELD_WIRE_COMPATIBLE_TYPE`,
      `e ${a} FIELD_SAME_JSON_NAME`,
      `e ${b} FIELD_WIRE_COMPATIBLE_TYPE`,
      `e ${b} FIELD_SAME_JSON_NAME`,
    ],
  },
  {
    name: "a rule that is used reports for itself",
    config: own("breaking:\n  use: [FIELD_SAME_TYPE, FIELD_WIRE_COMPATIBLE_TYPE]\n"),
    status: 1,
    lines: [
      `w ${a} FIELD_SAME_TYPE`,
      `e ${a} FIELD_WIRE_COMPATIBLE_TYPE`,
      `w ${b} FIELD_SAME_TYPE`,
      `e ${b} FIELD_WIRE_COMPATIBLE_TYPE`,
    ],
  },
  {
    name: "an excepted rule does not hide those that say the same",
    config: own("breaking:\n  except: [WIRE, WIRE_JSON]\n"),
    status: 0,
    lines: [`w ${a} FIELD_SAME_TYPE`, `w ${b} FIELD_SAME_TYPE`],
  },
  {
    name: "what is ignored for one rule is still told by another",
    config: own("breaking:\n  ignore_only:\n    WIRE: [proto/a]\n    WIRE_JSON: [proto/a]\n"),
    status: 1,
    lines: [
      `w ${a} FIELD_SAME_TYPE`,
      `e ${b} FIELD_WIRE_COMPATIBLE_TYPE`,
      `e ${b} FIELD_SAME_JSON_NAME`,
    ],
    ignored: 4,
  },
  {
    name: "a file is ignored",
    config: own(`breaking:\n  use: [WIRE]\n  ignore: [${a}]\n`),
    status: 1,
    lines: wire.slice(1),
    ignored: 1,
  },
  {
    name: "a pattern names folders, with all that is below them",
    config: own("breaking:\n  use: [WIRE]\n  ignore: ['**/v1{alpha,beta}?']\n"),
    status: 1,
    lines: wire.slice(0, 1),
    ignored: 1,
  },
  {
    name: "unstable packages are ignored",
    config: own("breaking:\n  use: [WIRE]\n  ignore_unstable_packages: true\n"),
    status: 1,
    lines: wire.slice(0, 1),
    ignored: 1,
  },
  {
    name: "of several severities the last one that applies counts",
    config: own(
      [
        "breaking:",
        "  use: [WIRE, FIELD_SAME_TYPE]",
        "  severity:",
        "    - { level: error, rules: [FIELD_SAME_TYPE] }",
        "    - { level: warning, paths: [proto/b] }",
        "    - { level: off, rules: [FIELD_SAME_TYPE], paths: ['proto/*/v1beta1'] }",
        "",
      ].join("\n"),
    ),
    status: 1,
    lines: [
      `e ${a} FIELD_SAME_TYPE`,
      `e ${a} FIELD_WIRE_COMPATIBLE_TYPE`,
      `w ${b} FIELD_WIRE_COMPATIBLE_TYPE`,
    ],
    ignored: 1,
  },
  {
    name: "a severity decides which of those that say the same is shown",
    config: own(
      "breaking:\n  severity:\n    - { level: warning, rules: [WIRE, WIRE_JSON] }\n    - { level: error, rules: [FIELD_SAME_TYPE] }\n",
    ),
    status: 1,
    lines: [
      `e ${a} FIELD_SAME_TYPE`,
      `w ${a} FIELD_SAME_JSON_NAME`,
      `e ${b} FIELD_SAME_TYPE`,
      `w ${b} FIELD_SAME_JSON_NAME`,
    ],
  },
  {
    name: "fail_on decides what fails",
    config: own("fail_on: warning\nbreaking:\n  use: [FIELD_SAME_TYPE]\n"),
    status: 1,
    lines: [`w ${a} FIELD_SAME_TYPE`, `w ${b} FIELD_SAME_TYPE`],
  },
  {
    name: "--fail-on goes before fail_on",
    config: own("fail_on: warning\nbreaking:\n  use: [FIELD_SAME_TYPE]\n"),
    flags: ["--against", "old", "--fail-on", "error"],
    status: 0,
    lines: [`w ${a} FIELD_SAME_TYPE`, `w ${b} FIELD_SAME_TYPE`],
  },
  {
    name: "against names the old side",
    config: own("against: tag:old\nbreaking:\n  use: [WIRE]\n"),
    flags: [],
    status: 1,
    lines: wire,
  },
  {
    name: "--against goes before against",
    config: own("against: old\nbreaking:\n  use: [WIRE]\n"),
    flags: ["--against", "HEAD"],
    status: 0,
    lines: [],
  },
  {
    name: "--use replaces what is used and excepted, not what is ignored",
    config: own("breaking:\n  use: [FILE]\n  except: [WIRE]\n  ignore: [proto/b]\n"),
    flags: ["--against", "old", "--use", "FIELD_WIRE_COMPATIBLE_TYPE"],
    status: 1,
    lines: wire.slice(0, 1),
    ignored: 1,
  },
  {
    name: "--except replaces what is excepted",
    config: own("breaking:\n  use: [WIRE, FIELD_SAME_TYPE]\n  except: [WIRE]\n"),
    flags: ["--against", "old", "--except", "FIELD_SAME_TYPE"],
    status: 1,
    lines: wire,
  },
  {
    name: "--no-config reads no configuration",
    config: own("breaking:\n  ignore: [.]\n"),
    flags: ["--against", "old", "--no-config", "--use", "WIRE"],
    status: 1,
    lines: wire,
  },
  {
    name: "excluded files are not compared",
    config: own("excludes: [proto/b]\nbreaking:\n  use: [WIRE]\n"),
    status: 1,
    lines: wire.slice(0, 1),
    notes: [`not compared: "${b}", excluded by the configuration or in none of its modules`],
  },
  {
    name: "an excluded file may be broken",
    config: own("excludes: [proto/b]\nbreaking:\n  use: [WIRE]\n"),
    more: { after: { [b]: "message {" } },
    status: 1,
    lines: wire.slice(0, 1),
    notes: [`not compared: "${b}", excluded by the configuration or in none of its modules`],
  },
  {
    name: "files of no module are not compared",
    config: own("modules:\n  - path: proto/a\nbreaking:\n  use: [WIRE]\n"),
    status: 1,
    lines: wire.slice(0, 1),
    notes: [`not compared: "${b}", excluded by the configuration or in none of its modules`],
  },
  {
    name: "a module's own section replaces that of the file",
    config: own(
      "modules:\n  - path: proto/a\n    breaking:\n      use: [FIELD_SAME_NAME]\n  - path: proto/b\nbreaking:\n  use: [WIRE]\n",
    ),
    status: 1,
    lines: [`e ${a} FIELD_SAME_NAME`, `e ${b} FIELD_WIRE_COMPATIBLE_TYPE`],
  },
  {
    name: "files outside of the roots are compared, too",
    config: own("roots: [proto/a]\nbreaking:\n  use: [WIRE]\n"),
    status: 1,
    lines: wire,
  },
  {
    name: "a nearer file governs its folder",
    config: {
      "proto-compat.yaml": "breaking:\n  use: [WIRE]\n",
      "proto/b/proto-compat.yaml": "fail_on: never\nbreaking:\n  use: [FIELD_SAME_NAME]\n",
    },
    status: 1,
    lines: [`e ${a} FIELD_WIRE_COMPATIBLE_TYPE`, `e ${b} FIELD_SAME_NAME`],
    notes: [
      "proto/b/proto-compat.yaml:1:10: not used: it is not in the nearest file above the working directory",
    ],
  },
  {
    name: "what matches nothing is told with its place",
    config: own(
      "excludes: [gone]\nbreaking:\n  use: [WIRE]\n  ignore: [proto/z, '*/z/*']\n  ignore_only:\n    FIELD_SAME_TYPE: [proto/a]\n",
    ),
    status: 1,
    lines: wire,
    notes: [
      'proto-compat.yaml:1:12: "gone" matches no .proto file on either side',
      'proto-compat.yaml:4:12: "proto/z" matches no .proto file on either side',
      'proto-compat.yaml:4:21: "*/z/*" matches no .proto file on either side',
      'proto-compat.yaml:6:23: "proto/a" is ignored for rules that do not run here',
    ],
  },
  {
    name: "a deprecated id is read as what it means now",
    config: own("breaking:\n  use: [WIRE, FIELD_SAME_LABEL]\n"),
    status: 1,
    lines: wire,
    notes: [
      'proto-compat.yaml:2:15: "FIELD_SAME_LABEL" is a deprecated id: it means FIELD_SAME_CARDINALITY, FIELD_WIRE_COMPATIBLE_CARDINALITY, FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY',
    ],
  },
  {
    name: "the rules that a buf.yaml uses are errors, each for itself",
    config: buf(""),
    status: 1,
    lines: [a, b].flatMap((path) => [
      `e ${path} FIELD_SAME_TYPE`,
      `e ${path} FIELD_SAME_JSON_NAME`,
      `e ${path} FIELD_SAME_NAME`,
    ]),
  },
  {
    name: "a buf.yaml ignores paths, rules in paths, and unstable packages",
    config: buf(
      "breaking:\n  use: [WIRE, FIELD_SAME_NAME]\n  ignore_only:\n    FIELD_SAME_NAME: [proto/a]\n  ignore_unstable_packages: true\n",
    ),
    status: 1,
    lines: wire.slice(0, 1),
    ignored: 3,
  },
  {
    name: "a pattern in a buf.yaml is a name, as for buf",
    config: buf("breaking:\n  use: [WIRE]\n  ignore: ['proto/*']\n"),
    status: 1,
    lines: wire,
    notes: ['buf.yaml:6:12: "proto/*" matches no .proto file on either side'],
  },
  {
    name: "a buf.yaml's module has its own section",
    config: {
      "buf.yaml":
        "version: v2\nmodules:\n  - path: proto/a\n    breaking:\n      use: [FIELD_SAME_NAME]\n  - path: proto/b\nbreaking:\n  use: [WIRE]\n",
    },
    status: 1,
    lines: [`e ${a} FIELD_SAME_NAME`, `e ${b} FIELD_WIRE_COMPATIBLE_TYPE`],
  },
  {
    name: "a module's section that says nothing does not replace that of the file, as for buf",
    config: {
      "buf.yaml": `${v2}    breaking: { ignore: [] }\nbreaking:\n  use: [WIRE]\n`,
    },
    status: 1,
    lines: wire,
  },
  {
    name: "a folder around a module does not name the module, as for buf",
    config: buf("breaking:\n  use: [WIRE]\n  ignore: [., proto/a]\n"),
    status: 1,
    lines: wire.slice(1),
    ignored: 1,
    notes: ['buf.yaml:6:12: "." matches no .proto file on either side'],
  },
  {
    name: "two modules of a buf.yaml divide one folder",
    config: {
      "buf.yaml":
        "version: v2\nmodules:\n  - path: proto\n    includes: [proto/a]\n    breaking: { use: [WIRE] }\n  - path: proto\n    excludes: [proto/a]\n    breaking: { use: [FIELD_SAME_NAME] }\n",
    },
    status: 1,
    lines: [`e ${a} FIELD_WIRE_COMPATIBLE_TYPE`, `e ${b} FIELD_SAME_NAME`],
  },
  {
    name: "each module of a buf.work.yaml has its own buf.yaml, or FILE",
    config: {
      "buf.work.yaml": "version: v1\ndirectories: [proto/a, proto/b]\n",
      "proto/a/buf.yaml": "version: v1\nbreaking:\n  use: [WIRE]\n  ignore: [v2]\n",
    },
    status: 1,
    lines: [
      `e ${a} FIELD_WIRE_COMPATIBLE_TYPE`,
      `e ${b} FIELD_SAME_TYPE`,
      `e ${b} FIELD_SAME_JSON_NAME`,
      `e ${b} FIELD_SAME_NAME`,
    ],
    notes: ['proto/a/buf.yaml:4:12: "v2" matches no .proto file on either side'],
  },
  {
    name: "what a v1beta1 file ignores starts at its roots, what it excludes at the file",
    config: {
      "buf.yaml":
        "version: v1beta1\nbuild:\n  roots: [proto/a, proto/b]\n  excludes: [proto/b/v1beta1]\nbreaking:\n  use: [WIRE]\n  ignore: [v1]\n",
    },
    status: 0,
    lines: [],
    ignored: 1,
    notes: [`not compared: "${b}", excluded by the configuration or in none of its modules`],
  },
  {
    name: "in v1beta1 FIELD_SAME_TYPE is a rule of WIRE",
    config: {
      "buf.yaml": "version: v1beta1\nbuild:\n  roots: [proto]\nbreaking:\n  use: [WIRE]\n",
    },
    status: 1,
    lines: [`e ${a} FIELD_SAME_TYPE`, `e ${b} FIELD_SAME_TYPE`],
  },
  {
    name: "plugins are not run, and their rules no mistake",
    config: buf("breaking:\n  use: [WIRE, MY_RULE]\nplugins:\n  - plugin: buf-plugin-mine\n"),
    status: 1,
    lines: wire,
    notes: [
      "buf.yaml:6:1: the rules of plugins and policies are not run here",
      'buf.yaml:5:15: "MY_RULE" is taken for a rule of a plugin, which is not run here',
    ],
  },
  {
    name: "ours can put those of buf out of force, whatever they say",
    config: {
      "proto-compat.yaml": "buf: false\nbreaking:\n  use: [WIRE]\n",
      "buf.yaml": "version: v3\n",
      "proto/a/buf.yaml": "version: v2\nbreaking:\n  use: [FIELD_SAME_NAME]\n",
    },
    status: 1,
    lines: wire,
  },
  {
    name: "the nearest of ours says whether those of buf are in force",
    config: {
      "proto-compat.yaml": "buf: false\nexcludes: [proto/a]\n",
      "proto/b/proto-compat.yaml": "buf: true\n",
      "proto/b/buf.yaml": "version: v2\nbreaking:\n  use: [FIELD_SAME_NAME]\n",
    },
    status: 1,
    lines: [`e ${b} FIELD_SAME_NAME`],
    notes: [`not compared: "${a}", excluded by the configuration or in none of its modules`],
  },
  {
    name: "where plugins have all the rules, none of ours stands in for them",
    config: buf("breaking:\n  use: [MY_RULE]\nplugins:\n  - plugin: buf-plugin-mine\n"),
    status: 0,
    lines: [],
    notes: [
      "buf.yaml:6:1: the rules of plugins and policies are not run here",
      'buf.yaml:5:9: "MY_RULE" is taken for a rule of a plugin, which is not run here',
    ],
  },
  {
    name: "without the rules that buf has built in nothing is found",
    config: buf("breaking:\n  disable_builtin: true\n"),
    status: 0,
    lines: [],
  },
  {
    name: "a buf.yaml in a module that another one lists is not in force",
    config: {
      ...buf("breaking:\n  use: [WIRE]\n"),
      "proto/a/buf.yaml": "version: v1\nbreaking:\n  use: [FIELD_SAME_NAME]\n",
    },
    status: 1,
    lines: wire,
    notes: [
      "proto/a/buf.yaml: not in force: its folder is in a module that another buf configuration lists",
    ],
  },
  {
    name: "our own file adds what a buf.yaml cannot say",
    config: {
      ...buf("breaking:\n  use: [WIRE]\n"),
      ...own("fail_on: never\nexcludes: [proto/b]\n"),
    },
    status: 0,
    lines: wire.slice(0, 1),
    notes: [`not compared: "${b}", excluded by the configuration or in none of its modules`],
  },
  {
    name: "our own section stands in for one that a buf.yaml does not have",
    config: { ...buf(""), ...own("breaking:\n  use: [FIELD_SAME_TYPE]\n") },
    status: 0,
    lines: [`w ${a} FIELD_SAME_TYPE`, `w ${b} FIELD_SAME_TYPE`],
  },
];

describe("check obeys its configuration:", () => {
  test.each(cases)("$name", async ({ config, more, flags, ...expected }) => {
    const result = await check(repositoryWith(config, more), flags);
    expect(result).toMatchObject({
      status: expected.status,
      lines: expected.lines,
      notes: expected.notes ?? [],
      summary: { ignored: expected.ignored ?? 0 },
    });
  });
});

test("both kinds that say the same are refused, and nothing is compared", async () => {
  const repository = repositoryWith({
    ...own("breaking:\n  use: [WIRE]\n"),
    ...buf("breaking:\n  use: [FILE]\n"),
  });
  expect(await check(repository)).toMatchObject({
    status: 2,
    lines: [],
    err: 'proto-compat.yaml:1:1: error: both this file and "buf.yaml" (line 4) say which changes break\n  help: say it in one of them, and take it out of the other\n',
  });
});

describe("--config", () => {
  test("reads a file of ours from anywhere, as if it stood at the top", async () => {
    const folder = createFolder({ "mine.yaml": "breaking:\n  use: [WIRE]\n  ignore: [proto/b]\n" });
    const repository = repositoryWith(own("breaking:\n  ignore: [.]\n"));
    const flags = ["--against", "old", "--config", join(folder, "mine.yaml")];
    expect(await check(repository, flags)).toMatchObject({ status: 1, lines: wire.slice(0, 1) });
  });

  test("reads a file of buf", async () => {
    const repository = repositoryWith({ "ci/strict.yaml": `${v2}breaking:\n  use: [WIRE]\n` });
    const flags = ["--against", "old", "--config", "ci/strict.yaml"];
    expect(await check(repository, flags)).toMatchObject({ status: 1, lines: wire });
  });

  test("takes a file with its usual name as found", async () => {
    const repository = repositoryWith({
      "proto/buf.yaml": "version: v1\nbreaking:\n  use: [WIRE]\n  ignore: [b]\n",
    });
    const flags = ["--against", "old", "--config", "proto/buf.yaml"];
    expect(await check(repository, flags)).toMatchObject({ status: 1, lines: wire.slice(0, 1) });
  });

  test.each([
    ["gone.yaml", 'error: there is no configuration file "gone.yaml"\n'],
    ["proto", 'error: there is no configuration file "proto"\n'],
    ["bad.yaml", 'bad.yaml:1:1: error: unknown key "use" in proto-compat.yaml\n'],
    ["buf.work.yaml", 'error: "buf.work.yaml" is a buf.work.yaml, which says nothing of rules\n'],
  ])("refuses %s", async (path, message) => {
    const repository = repositoryWith({
      "bad.yaml": "use: [FILE]\n",
      "buf.work.yaml": "version: v1\ndirectories: [proto]\n",
    });
    const result = await check(repository, ["--against", "old", "--config", path]);
    expect(result.status).toBe(2);
    expect(result.err).toContain(message);
  });
});

const strict = own("breaking:\n  use: [WIRE]\n");
const loose = own("breaking:\n  use: [WIRE]\n  ignore: [proto]\n");
const inCi = { CI: "true" };

describe("of two configurations", () => {
  test("the new side's counts", async () => {
    const repository = repositoryWith(strict, { after: loose });
    expect(await check(repository)).toMatchObject({
      status: 0,
      lines: [],
      notes: [
        "the configuration differs between the sides (proto-compat.yaml): that of the new side counts",
      ],
    });
  });

  test("in CI the old side's counts", async () => {
    const repository = repositoryWith(strict, { after: loose });
    expect(await check(repository, ["--against", "old"], inCi)).toMatchObject({
      status: 1,
      lines: wire,
      notes: [
        "the configuration differs between the sides (proto-compat.yaml): in CI that of the old side counts",
      ],
    });
  });

  test("one on the new side only counts, but not in CI", async () => {
    const repository = repositoryWith({}, { after: loose });
    expect(await check(repository)).toMatchObject({
      status: 0,
      notes: [
        "the configuration is on the new side only (proto-compat.yaml): that of the new side counts",
      ],
    });
    const result = await check(repository, ["--against", "old"], inCi);
    expect(result).toMatchObject({
      status: 1,
      notes: [
        "the configuration is on the new side only (proto-compat.yaml): in CI that of the old side counts, so the defaults are in force",
      ],
    });
    expect(result.lines).toHaveLength(4);
  });

  test("one on the old side only counts in CI", async () => {
    const repository = repositoryWith(loose);
    repository.remove("proto-compat.yaml");
    repository.commit();
    expect((await check(repository)).lines).toHaveLength(4);
    expect(await check(repository, ["--against", "old"], inCi)).toMatchObject({
      status: 0,
      notes: [
        "the configuration is on the old side only (proto-compat.yaml): in CI that of the old side counts",
      ],
    });
  });

  test("a broken one that does not count is told, and does not stop the run", async () => {
    const repository = repositoryWith(own("breaking: ["), { after: strict });
    expect(await check(repository)).toMatchObject({
      status: 1,
      lines: wire,
      notes: [
        "proto-compat.yaml:1:12: not read, as the other side's configuration counts: not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ]",
      ],
    });
  });

  test("a misnamed one that does not count is told, and does not stop the run", async () => {
    const repository = repositoryWith({ "proto-compat.yml": "fail_on: never\n" });
    repository.remove("proto-compat.yml");
    repository.commit(strict);
    expect(await check(repository)).toMatchObject({
      status: 1,
      lines: wire,
      notes: [
        "proto-compat.yml:1:1: not read, as the other side's configuration counts: a file of this name is not read",
      ],
    });
  });

  test("a broken one that counts stops the run", async () => {
    const repository = repositoryWith(strict, { after: own("breaking: [") });
    const result = await check(repository);
    expect(result.status).toBe(2);
    expect(result.err).toMatch(/^proto-compat\.yaml:1:12: error: not valid YAML: /);
  });
});

describe("a module that moved", () => {
  test("is compared with itself, although each side knows one of the folders only", async () => {
    const repository = createRepository();
    repository.commit({
      "one/a/v1/a.proto": before("a.v1"),
      "buf.yaml": "version: v2\nmodules:\n  - path: one\nbreaking:\n  use: [WIRE]\n",
    });
    repository.tag("old");
    repository.remove("one");
    repository.commit({
      "two/a/v1/a.proto": after("a.v1"),
      "buf.yaml": "version: v2\nmodules:\n  - path: two\nbreaking:\n  use: [WIRE]\n",
    });
    for (const env of [{}, inCi]) {
      const result = await check(repository, ["--against", "old"], env);
      expect(result.lines).toEqual(["e two/a/v1/a.proto FIELD_WIRE_COMPATIBLE_TYPE"]);
    }
  });

  test("that is given up is not compared while its files are there", async () => {
    const repository = repositoryWith(
      {
        "buf.yaml":
          "version: v2\nmodules:\n  - path: proto/a\n  - path: proto/b\nbreaking:\n  use: [WIRE]\n",
      },
      {
        after: {
          "buf.yaml": "version: v2\nmodules:\n  - path: proto/a\nbreaking:\n  use: [WIRE]\n",
        },
      },
    );
    expect((await check(repository)).lines).toEqual(wire.slice(0, 1));
  });
});

test("in CI the base's configuration names the old side", async () => {
  const repository = createRepository();
  repository.commit({ ...old, ...own("against: tag:v*\nbreaking:\n  use: [WIRE]\n") });
  repository.tag("v1");
  repository.commit({ "README.md": "Released." });
  repository.branch("topic");
  repository.commit({ ...changed, ...own("against: HEAD\n") });
  const env = {
    CI: "true",
    CI_MERGE_REQUEST_TARGET_BRANCH_SHA: repository.git("rev-parse", "main"),
  };
  expect(await check(repository, [], env)).toMatchObject({ status: 1, lines: wire });
});
