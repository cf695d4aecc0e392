import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.ts";
import { configurationOf } from "../../src/config/configuration.ts";
import { readDeclaration } from "../../src/config/read-declaration.ts";
import { UsageError } from "../../src/text/errors.ts";

const noFlags = { use: undefined, except: undefined };

/** What is said of files that cannot be used: `path:line:column: message` and the hint. */
function complaintOf(files: Readonly<Record<string, string>>) {
  try {
    const declarations = Object.entries(files).map(([path, text]) => readDeclaration(path, text));
    configurationOf(declarations, { rules, flags: noFlags });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { at, message, hint } = error;
    const place = at === undefined ? "" : `${at.path}:${at.start.line}:${at.start.column}: `;
    return { complaint: `${place}${message}`, hint };
  }
  return undefined;
}

type Row = readonly [text: string, complaint: string, hint?: string];

function rowsOf(rows: readonly Row[]) {
  return rows.map(([text, complaint, hint]) => ({ text, complaint, hint }));
}

const ownKeys =
  "the keys are version, against, fail_on, roots, modules, excludes, buf, breaking, codegen";
const lists = '"proto-compat rules" lists them';

const own: readonly Row[] = [
  [
    "breaking: [\n",
    "2:1: not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ]",
  ],
  ["a: b: c\n", "1:4: not valid YAML: nested mappings are not allowed in compact mappings"],
  ["breaking:\n\tuse: [FILE]\n", "2:1: not valid YAML: tabs are not allowed as indentation"],
  ["fail_on: error\nfail_on: never\n", "2:1: this key stands there twice"],
  [
    "fail_on: error\n---\nfail_on: never\n",
    "2:1: not a single YAML document: another one begins here",
  ],
  ["breaking: *nobody\n", '1:11: no anchor "nobody" stands before this alias'],
  ["breaking: &a\n  use: *a\n", "2:8: this alias contains itself"],
  ["? [a]\n: b\n", "1:3: a key must be a word"],
  ["breaking:\n  <<: word\n", '2:7: "<<" merges mappings, and this is none'],
  ["- breaking\n", "1:1: proto-compat.yaml must be a mapping, not a list", ownKeys],
  ["breaking\n", '1:1: proto-compat.yaml must be a mapping, not "breaking"', ownKeys],
  [
    "braking:\n  use: [FILE]\n",
    '1:1: unknown key "braking" in proto-compat.yaml',
    `did you mean "breaking"? ${ownKeys}`,
  ],
  [
    "Against: main\n",
    '1:1: unknown key "Against" in proto-compat.yaml',
    `did you mean "against"? ${ownKeys}`,
  ],
  ["zzz: 1\n", '1:1: unknown key "zzz" in proto-compat.yaml', ownKeys],
  ["version: 2\n", '1:10: "version" must be "1", not "2"'],
  [
    "fail_on: errors\n",
    '1:10: "fail_on" must be "error", "warning" or "never", not "errors"',
    'did you mean "error"?',
  ],
  ["fail_on: [error]\n", '1:10: "fail_on" must be a word, not a list'],
  ["against: {}\n", '1:10: "against" must be a word, not a mapping'],
  ['against: ""\n', '1:10: "against" must be a word, not empty'],
  ["roots: proto\n", '1:8: "roots" must be a list, not "proto"', "write [proto]"],
  ["roots: [proto, {a: b}]\n", '1:16: each of "roots" must be a word, not a mapping'],
  ["roots: [proto, ./proto/]\n", '1:16: "proto" is listed twice', "it is in line 1 already"],
  ["roots: [=google]\n", '1:9: "=google" names no folder'],
  ["roots: [../other]\n", '1:9: "../other" leads out of the top of the repository'],
  [
    "roots: [/etc]\n",
    '1:9: "/etc" is an absolute path',
    "write it as seen from the folder of proto-compat.yaml",
  ],
  [
    "roots: ['C:\\proto']\n",
    '1:9: "C:\\proto" is an absolute path',
    "write it as seen from the folder of proto-compat.yaml",
  ],
  ["roots: ['a\\b']\n", '1:9: "a\\b" has a backslash', 'separate folders with "/"'],
  [
    "roots: [a]\nmodules:\n  - path: b\n",
    '2:1: "roots" and "modules" exclude each other',
    "modules are roots, too: list them there, with their prefix",
  ],
  ["modules:\n  - prefix: a\n", '2:5: an item of "modules" needs a "path"'],
  [
    "modules:\n  - proto\n",
    '2:5: an item of "modules" must be a mapping, not "proto"',
    "the keys are path, prefix, includes, excludes, breaking",
  ],
  [
    "modules:\n  - path: a\n    exclude: [b]\n",
    '3:5: unknown key "exclude" in an item of "modules"',
    'did you mean "excludes"? the keys are path, prefix, includes, excludes, breaking',
  ],
  ["modules:\n  - path: a\n  - path: a\n", '3:11: "a" is listed twice', "it is in line 2 already"],
  ["excludes: ['a[b']\n", '1:12: "a[b" is not a pattern', "close every [ and {, and keep it short"],
  [
    `excludes: ["${"{a,b}".repeat(12)}"]\n`,
    `1:12: "${"{a,b}".repeat(12)}" is not a pattern`,
    "close every [ and {, and keep it short",
  ],
  [
    "breaking: FILE\n",
    '1:11: "breaking" must be a mapping, not "FILE"',
    "the keys are use, except, ignore, ignore_only, ignore_unstable_packages, severity",
  ],
  ["breaking:\n  use: WIRE\n", '2:8: "use" must be a list, not "WIRE"', "write [WIRE]"],
  [
    "breaking:\n  use: [FIELD_SAME_TIPE]\n",
    '2:9: "FIELD_SAME_TIPE" is not a rule or a category',
    `did you mean "FIELD_SAME_TYPE"? ${lists}`,
  ],
  [
    "breaking:\n  use:\n    - FILE\n    - wire\n",
    '4:7: "wire" is not a rule or a category',
    `did you mean "WIRE"? ${lists}`,
  ],
  [
    "breaking:\n  except: [field-no-delete]\n",
    '2:12: "field-no-delete" is not a rule or a category',
    `did you mean "FIELD_NO_DELETE"? ${lists}`,
  ],
  ["breaking:\n  use: [QQQQQQQQ]\n", '2:9: "QQQQQQQQ" is not a rule or a category', lists],
  [
    "breaking:\n  use: [FILE]\n  except: [FILE]\n",
    "1:1: no rule is left to check",
    "name a rule to use that is not excepted",
  ],
  [
    "breaking:\n  use: [MESSAGE_SAME_MESSAGE_SET_WIRE_FORMAT]\n",
    "1:1: no rule is left to check",
    "name a rule to use that is not excepted",
  ],
  [
    "breaking:\n  use: [WIRE, FIELD_SAME_TYPE]\n  except: [FIELD_SAME_TYPE]\n",
    '3:12: "FIELD_SAME_TYPE" is both used and excepted',
    "take it out of one of them; it is used in line 2",
  ],
  ["breaking:\n  ignore: [../x]\n", '2:12: "../x" leads out of the top of the repository'],
  ["breaking:\n  ignore: [{}]\n", '2:12: each of "ignore" must be a word, not a mapping'],
  [
    "breaking:\n  ignore_only: [FILE]\n",
    '2:16: "ignore_only" must map rules to paths',
    "write RULE: [path] below it",
  ],
  [
    "breaking:\n  ignore_only:\n    FIELD_SAME_TIPE: [a]\n",
    '3:5: "FIELD_SAME_TIPE" is not a rule or a category',
    `did you mean "FIELD_SAME_TYPE"? ${lists}`,
  ],
  [
    "breaking:\n  ignore_only:\n    FILE: a\n",
    '3:11: the paths of "FILE" must be a list, not "a"',
    "write [a]",
  ],
  [
    "breaking:\n  ignore_unstable_packages: yes\n",
    '2:29: "ignore_unstable_packages" must be true or false, not "yes"',
  ],
  [
    "breaking:\n  disable_builtin: true\n",
    '2:3: unknown key "disable_builtin" in "breaking"',
    "the keys are use, except, ignore, ignore_only, ignore_unstable_packages, severity",
  ],
  [
    "breaking:\n  severity:\n    - rules: [FILE]\n",
    '3:7: an item of "severity" needs a "level"',
    "error, warning or off",
  ],
  [
    "breaking:\n  severity:\n    - level: fatal\n",
    '3:14: "level" must be "error", "warning" or "off", not "fatal"',
  ],
  [
    "breaking:\n  severity:\n    - level: error\n",
    '3:7: an item of "severity" speaks of no rules and no paths',
    'say which: "rules", "paths" or both',
  ],
  [
    "breaking:\n  severity:\n    - level: error\n      rules: [WIR]\n",
    '4:15: "WIR" is not a rule or a category',
    `did you mean "WIRE"? ${lists}`,
  ],
  [
    "# \u{1F600}\u{1F600}\nroots: [\u{1F600}, /\u{1F600}]\n",
    '2:12: "/\u{1F600}" is an absolute path',
    "write it as seen from the folder of proto-compat.yaml",
  ],
];

describe("a proto-compat.yaml is refused with place, reason and advice", () => {
  test.each(rowsOf(own))("$text: $complaint", ({ text, complaint, hint }) => {
    expect(complaintOf({ "proto-compat.yaml": text })).toEqual({
      complaint: `proto-compat.yaml:${complaint}`,
      hint,
    });
  });
});

const v2 = "version: v2\n";
const v1 = "version: v1\n";
const breakingKeys = "the keys are use, except, ignore, ignore_only, ignore_unstable_packages";

const buf: readonly Row[] = [
  ["", '1:1: "version" is not set', 'add "version: v2", or the one you mean'],
  [
    "breaking:\n  use: [FILE]\n",
    '1:1: "version" is not set',
    'add "version: v2", or the one you mean',
  ],
  ["version: v3\n", '1:10: "version" must be "v1beta1", "v1" or "v2", not "v3"'],
  [
    "version: [v1\n",
    "2:1: not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ]",
  ],
  [
    `${v2}build: {}\n`,
    '2:1: unknown key "build" in buf.yaml v2',
    "the keys are version, name, modules, deps, lint, breaking, plugins, policies",
  ],
  [
    `${v1}modules: []\n`,
    '2:1: unknown key "modules" in buf.yaml v1',
    "the keys are version, name, deps, build, lint, breaking",
  ],
  [
    `${v1}build:\n  roots: [a]\n`,
    '3:3: unknown key "roots" in "build"',
    "the only key is excludes",
  ],
  [
    `${v2}breaking:\n  ussse: [WIRE]\n`,
    '3:3: unknown key "ussse" in "breaking"',
    `did you mean "use"? ${breakingKeys}, disable_builtin`,
  ],
  [
    `${v1}breaking:\n  disable_builtin: true\n`,
    '3:3: unknown key "disable_builtin" in "breaking"',
    breakingKeys,
  ],
  [`${v1}breaking:\n  severity: []\n`, '3:3: unknown key "severity" in "breaking"', breakingKeys],
  [
    `${v2}breaking:\n  use: [WIRES]\n`,
    '3:9: "WIRES" is not a rule or a category of buf.yaml v2',
    'did you mean "WIRE"?',
  ],
  [
    `${v2}breaking:\n  use: [STANDARD]\n`,
    '3:9: "STANDARD" is not a rule or a category of buf.yaml v2',
  ],
  [
    `${v1}breaking:\n  use: [CSR]\n`,
    '3:9: "CSR" is not a rule or a category of buf.yaml v1',
    "version v2 has it",
  ],
  [
    `${v1}breaking:\n  except: [FIELD_SAME_DEFAULT]\n`,
    '3:12: "FIELD_SAME_DEFAULT" is not a rule or a category of buf.yaml v1',
    "version v2 has it",
  ],
  [
    "version: v1beta1\nbreaking:\n  use: [FIELD_WIRE_COMPATIBLE_TYPE]\n",
    '3:9: "FIELD_WIRE_COMPATIBLE_TYPE" is not a rule or a category of buf.yaml v1beta1',
    "version v2 has it",
  ],
  [
    `${v2}breaking:\n  use: [WIRE]\n  except: [WIRE]\n`,
    "2:1: no rule is left to check",
    "name a rule to use that is not excepted",
  ],
  [`${v2}breaking:\n  ignore: [../x]\n`, '3:12: "../x" leads out of the top of the repository'],
  [
    `${v2}breaking:\n  ignore: [/x]\n`,
    '3:12: "/x" is an absolute path',
    "write it as seen from the folder of buf.yaml",
  ],
  [
    `${v2}breaking:\n  ignore_unstable_packages: "true"\n`,
    '3:29: "ignore_unstable_packages" must be true or false, not "true"',
  ],
  [`${v2}modules:\n  - path: ../x\n`, '3:11: "../x" leads out of the top of the repository'],
  [
    `${v2}modules:\n  - path: a\n  - path: a\n`,
    '4:11: "a" is listed twice',
    "it is in line 3 already",
  ],
  [
    `${v2}modules:\n  - path: a\n    excludes: [b]\n`,
    '4:16: "b" is not inside of the module "a"',
    'paths start at the folder of buf.yaml: "a/..."',
  ],
  [
    `${v2}modules:\n  - path: a\n    includes: [a]\n`,
    '4:16: "a" is not inside of the module "a"',
    'paths start at the folder of buf.yaml: "a/..."',
  ],
  [
    `${v2}modules:\n  - path: a\n    breaking:\n      use: [FIL]\n`,
    '5:13: "FIL" is not a rule or a category of buf.yaml v2',
    'did you mean "FILE"?',
  ],
  ["version: v1beta1\nbuild:\n  roots: [a, a/b]\n", '3:14: "a/b" overlaps with "a"'],
  [
    "version: v1beta1\nbuild:\n  roots: [a]\n  excludes: [b]\n",
    '4:14: "b" is in none of the roots',
  ],
];

describe("a buf.yaml is refused where buf refuses it, with place, reason and advice", () => {
  test.each(rowsOf(buf))("$text: $complaint", ({ text, complaint, hint }) => {
    expect(complaintOf({ "buf.yaml": text })).toEqual({ complaint: `buf.yaml:${complaint}`, hint });
  });
});

const work: readonly Row[] = [
  ["directories: [a]\n", '1:1: "version" is not set', 'add "version: v1"'],
  ["version: v2\ndirectories: [a]\n", '1:10: "version" must be "v1", not "v2"'],
  [
    `${v1}directory: [a]\n`,
    '2:1: unknown key "directory" in buf.work.yaml',
    'did you mean "directories"? the keys are version, directories',
  ],
  [`${v1}directories: []\n`, '2:1: "directories" is empty', "name the folders of the modules"],
  [v1, '1:1: "directories" is empty', "name the folders of the modules"],
  [`${v1}directories: [.]\n`, '2:15: "." is no module of its own workspace'],
  [`${v1}directories: [a, b, a/c]\n`, '2:21: "a/c" overlaps with "a"'],
  [`${v1}directories: [a, a]\n`, '2:18: "a" overlaps with "a"'],
  [`${v1}directories: [../a]\n`, '2:15: "../a" leads out of the top of the repository'],
];

describe("a buf.work.yaml is refused with place, reason and advice", () => {
  test.each(rowsOf(work))("$text: $complaint", ({ text, complaint, hint }) => {
    expect(complaintOf({ "buf.work.yaml": text })).toEqual({
      complaint: `buf.work.yaml:${complaint}`,
      hint,
    });
  });
});

const oneOfThem = "say it in one of them, and take it out of the other";

describe("files that contradict each other are refused", () => {
  test.each<
    [name: string, files: Readonly<Record<string, string>>, complaint: string, hint: string]
  >([
    [
      "both kinds say which changes break",
      {
        "proto-compat.yaml": "fail_on: error\nbreaking:\n  use: [WIRE]\n",
        "proto/buf.yaml": `${v1}breaking:\n  use: [FILE]\n`,
      },
      'proto-compat.yaml:2:1: both this file and "proto/buf.yaml" (line 2) say which changes break',
      oneOfThem,
    ],
    [
      "both kinds say which changes break, one of them in a module",
      {
        "a/proto-compat.yaml": "breaking: {}\n",
        "buf.yaml": `${v2}modules:\n  - path: a\n    breaking: { use: [WIRE] }\n`,
      },
      'a/proto-compat.yaml:1:1: both this file and "buf.yaml" (line 4) say which changes break',
      oneOfThem,
    ],
    [
      "both kinds say where the modules are",
      {
        "proto-compat.yaml": "roots: [proto]\n",
        "buf.work.yaml": `${v1}directories: [proto]\n`,
      },
      'proto-compat.yaml:1:9: both this file and "buf.work.yaml" (line 2) say where the modules are',
      oneOfThem,
    ],
    [
      "a buf.yaml beside a buf.work.yaml",
      { "buf.work.yaml": `${v1}directories: [a]\n`, "buf.yaml": v1 },
      'buf.work.yaml:1:1: "buf.work.yaml" and "buf.yaml" exclude each other',
      "keep the buf.work.yaml with a buf.yaml in each of its directories, or one buf.yaml of version v2",
    ],
    [
      "a module of a buf.work.yaml that is itself a workspace",
      { "buf.work.yaml": `${v1}directories: [a]\n`, "a/buf.yaml": v2 },
      'buf.work.yaml:2:15: "a/buf.yaml" is of version v2',
      "buf.yaml v2 lists its modules itself: remove the buf.work.yaml",
    ],
    [
      "a name that is not read",
      { "proto-compat.yml": "fail_on: never\n" },
      "proto-compat.yml:1:1: a file of this name is not read",
      "call it proto-compat.yaml",
    ],
  ])("%s", (_, files, complaint, hint) => {
    expect(complaintOf(files)).toEqual({ complaint, hint });
  });
});

describe("a file that would never end is refused", () => {
  test("aliases that expand to a billion words", () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const item = level === 0 ? "word" : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array(9).fill(item).join(", ")}]`;
    });
    const found = complaintOf({ "buf.yaml": levels.join("\n") });
    expect(found?.complaint).toMatch(/: its aliases expand without bound$/);
  });

  test("a hundred thousand lists in one another", () => {
    const found = complaintOf({ "proto-compat.yaml": `roots: ${"[".repeat(100_000)}` });
    expect(found?.complaint).toMatch(/^proto-compat\.yaml:1:\d+: not valid YAML: /);
  });
});
