import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { rules } from "../../rules/index.ts";
import type { Finding } from "../../src/check/finding.ts";
import { type Configuration, configurationOf } from "../../src/config/configuration.ts";
import { ownFromBuf } from "../../src/config/own-from-buf.ts";
import { ownText } from "../../src/config/own-text.ts";
import schema from "../../src/config/proto-compat.schema.json" with { type: "json" };
import { readDeclaration } from "../../src/config/read-declaration.ts";
import { judge } from "../../src/policy/judge.ts";
import { placementOf } from "../../src/policy/placement.ts";
import type { Policy } from "../../src/policy/policy.ts";

type Files = Readonly<Record<string, string>>;

const configurations: readonly (readonly [name: string, files: Files])[] = [
  ["nothing but a version", { "buf.yaml": "version: v2\n" }],
  ["a v1 file", { "buf.yaml": "version: v1\nbuild:\n  excludes: [a/gen]\n" }],
  ["a v1 file in a folder", { "a/buf.yaml": "version: v1\nbreaking:\n  ignore: [v1]\n" }],
  ["a v1beta1 file", { "buf.yaml": "version: v1beta1\nbreaking:\n  use: [WIRE, PACKAGE]\n" }],
  [
    "roots of v1beta1, from which ignored paths start",
    {
      "buf.yaml":
        "version: v1beta1\nbuild:\n  roots: [a, b]\n  excludes: [b/gen]\nbreaking:\n  use: [WIRE_JSON]\n  ignore: [v1]\n  ignore_only:\n    FIELD_SAME_TYPE: [v2]\n",
    },
  ],
  ...["WIRE", "WIRE_JSON", "PACKAGE", "FILE"].flatMap((category) =>
    ["v1beta1", "v1", "v2"].map(
      (version) =>
        [
          `${category} of ${version}`,
          { "buf.yaml": `version: ${version}\nbreaking:\n  use: [${category}]\n` },
        ] as const,
    ),
  ),
  ["CSR", { "buf.yaml": "version: v2\nbreaking:\n  use: [CSR]\n" }],
  [
    "ids, of today and of old",
    { "buf.yaml": "version: v1\nbreaking:\n  use: [FIELD_SAME_LABEL, FIELD_NO_DELETE]\n" },
  ],
  [
    "what is excepted",
    {
      "buf.yaml":
        "version: v2\nbreaking:\n  use: [FILE, WIRE]\n  except: [FIELD_SAME_NAME, CSR, FILE_SAME_PACKAGE]\n",
    },
  ],
  [
    "what is ignored",
    {
      "buf.yaml":
        "version: v2\nbreaking:\n  ignore: [a/v1, b/x.proto]\n  ignore_only:\n    FILE: [b]\n    FIELD_SAME_CTYPE: [a]\n    WIRE: [a/v2]\n",
    },
  ],
  [
    "unstable packages",
    { "buf.yaml": "version: v2\nbreaking:\n  ignore_unstable_packages: true\n" },
  ],
  ["no rule at all", { "buf.yaml": "version: v2\nbreaking:\n  disable_builtin: true\n" }],
  [
    "rules of plugins",
    {
      "buf.yaml":
        "version: v2\nbreaking:\n  use: [WIRE, THEIRS]\n  ignore_only:\n    THEIRS: [a]\nplugins:\n  - plugin: theirs\n",
    },
  ],
  [
    "modules with sections of their own",
    {
      "buf.yaml":
        "version: v2\nmodules:\n  - path: a\n    breaking:\n      use: [WIRE]\n      ignore: [a/v1]\n  - path: b\n    excludes: [b/gen]\nbreaking:\n  use: [PACKAGE]\n  ignore: [a/v2, b/v1]\n",
    },
  ],
  [
    "an ignored folder around a module, which does not mean the module",
    {
      "buf.yaml":
        "version: v2\nmodules:\n  - path: a/v1\n  - path: b\nbreaking:\n  ignore: [a, b/v2]\n",
    },
  ],
  [
    "modules that divide a folder",
    {
      "buf.yaml":
        "version: v2\nmodules:\n  - path: a\n    includes: [a/v1]\n    breaking: { use: [WIRE] }\n  - path: a\n    excludes: [a/v1]\n",
    },
  ],
  [
    "a workspace",
    {
      "buf.work.yaml": "version: v1\ndirectories: [a, b]\n",
      "a/buf.yaml":
        "version: v1\nbuild:\n  excludes: [gen]\nbreaking:\n  use: [WIRE]\n  ignore: [v1]\n",
      "b/buf.yaml":
        "version: v1beta1\nbuild:\n  roots: [v1, v2]\nbreaking:\n  except: [FILE_SAME_PACKAGE]\n",
    },
  ],
  ["a workspace in a folder", { "a/buf.work.yaml": "version: v1\ndirectories: [v1]\n" }],
  [
    "files side by side",
    {
      "a/buf.yaml": "version: v1\nbreaking:\n  use: [WIRE]\n",
      "b/buf.yaml": "version: v2\nmodules:\n  - path: v1\n",
    },
  ],
  [
    "a file that is not in force inside of one that is",
    { "buf.yaml": "version: v2\nmodules:\n  - path: a\n", "a/buf.yaml": "version: v1\n" },
  ],
  [
    "names that a pattern would take for something else",
    { "buf.yaml": 'version: v2\nbreaking:\n  ignore: ["a/[x]", "a/?", "b/*"]\n' },
  ],
];

const paths = [
  ...["a", "b", "c"].flatMap((top) =>
    ["", "v1/", "v2/", "gen/", "x/", "[x]/", "?/", "*/"].map((below) => `${top}/${below}x.proto`),
  ),
  "x.proto",
];

describe.each(configurations)("made from %s our own file", (_, files) => {
  const theirs = configure(files);
  const written = Object.fromEntries(
    theirs.areas.map((area) => {
      const { folder } = area.declaration;
      const path = folder === "" ? "proto-compat.yaml" : `${folder}/proto-compat.yaml`;
      return [path, ownText(ownFromBuf(area, rules), [])];
    }),
  );
  const ours = configure(written);

  test("is one that is taken", () => {
    const validate = new Ajv2020({ allowUnionTypes: true, strictRequired: false }).compile(schema);
    for (const text of Object.values(written)) expect(validate(parse(text)), text).toBe(true);
    expect(ours.notes).toEqual([]);
  });

  test("judges every rule in every file alike", () => {
    for (const path of paths) {
      expect([path, ...verdicts(ours.policy, path)]).toEqual([
        path,
        ...verdicts(theirs.policy, path),
      ]);
    }
  });

  test("compares the same files, from the same roots", () => {
    const places = (policy: Policy) =>
      paths.map((path) => placementOf(policy, path) === "compared");
    expect(places(ours.policy)).toEqual(places(theirs.policy));
    expect(ours.roots).toEqual(theirs.roots);
  });
});

test("says little where modules differ in nothing", () => {
  const modules = "modules:\n  - path: a\n  - path: b\nbreaking:\n  ignore: [a/v1]\n";
  const [area] = configure({ "buf.yaml": `version: v2\n${modules}` }).areas;
  expect(area && ownFromBuf(area, rules)).toEqual({
    version: 1,
    buf: false,
    modules: [{ path: "a" }, { path: "b" }],
    breaking: {
      use: ["FILE", "HISTORY"],
      severity: [
        { level: "error", rules: ["FILE"] },
        { level: "warning", rules: ["HISTORY"] },
      ],
      ignore: ["a/v1"],
    },
  });
});

test("is not made where a name has a brace, which no pattern can say", () => {
  const [area] = configure({ "buf.yaml": 'version: v2\nbreaking:\n  ignore: ["a/{x}"]\n' }).areas;
  expect(() => area && ownFromBuf(area, rules)).toThrow('"a/{x}" has a brace');
});

function configure(files: Files): Configuration {
  const declarations = Object.entries(files).map(([path, text]) => readDeclaration(path, text));
  return configurationOf(declarations, { rules, flags: { use: undefined, except: undefined } });
}

/** Rule and severity of what is reported; in a stable package and in one that is not. */
function verdicts(policy: Policy, path: string): readonly string[] {
  return ["acme.v1", "acme.v1beta1"].flatMap((name) => {
    const packages = { before: new Map([[path, name]]), after: new Map([[path, name]]) };
    const all = rules.map(({ id }) => finding(id, path));
    return judge(all, policy, packages).findings.map(
      ({ rule, severity }) => `${name} ${rule} ${severity}`,
    );
  });
}

/** Its own severity is the one that no buf configuration gives it. */
function finding(rule: string, path: string): Finding {
  const start = { line: 1, column: 1 };
  return {
    rule,
    severity: rule.endsWith("NOT_REUSED") ? "error" : "warning",
    categories: [],
    kind: "file",
    subject: path,
    message: rule,
    instead: "",
    suggestion: undefined,
    fingerprint: rule,
    question: 1,
    also: [],
    because: undefined,
    location: { path, start, end: start },
    before: undefined,
    lines: { before: undefined, after: undefined },
  };
}
