import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { fakeIo } from "../support/fake-io.ts";
import { createRepository, type Files } from "../support/repository.ts";

const proto = 'syntax = "proto3"; message M {}\n';

async function config(files: Files, flags: readonly string[] = []) {
  const repository = createRepository();
  repository.commit({ "proto/a.proto": proto, "other/b.proto": proto, ...files });
  const io = fakeIo({ cwd: repository.directory, env: repository.env });
  const status = await main(["config", ...flags], io);
  return { status, out: io.out(), err: io.err() };
}

/** The lines without what separates their cells, and without how many rules there are. */
function cells(out: string): readonly string[] {
  return out
    .split("\n")
    .map((line) =>
      line
        .trim()
        .replace(/ {2,}/g, " | ")
        .replace(/\d+ as/g, "N as"),
    )
    .filter((line) => line !== "");
}

describe("config prints what is in force and where it comes from", () => {
  test("without any configuration", async () => {
    expect(cells((await config({})).out)).toEqual([
      "configuration of work tree",
      "against | where the default branch was left | default",
      "fail_on | error | default",
      "every file",
      "use | every rule | default",
      "ignore_unstable_packages | false | default",
      "rules | N as each says | those that say the same are shown as one",
    ]);
  });

  test("with a file of ours", async () => {
    const text = [
      "against: tag:v*",
      "roots: [proto, other=x]",
      "excludes: [proto/gen]",
      "breaking:",
      "  use: [WIRE, FIELD_SAME_TYPE]",
      "  except: [FIELD_SAME_ONEOF]",
      "  ignore_only:",
      "    WIRE: [proto/a.proto]",
      "  severity:",
      "    - { level: error, rules: [FIELD_SAME_TYPE], paths: [proto] }",
      "",
    ].join("\n");
    expect(cells((await config({ "proto-compat.yaml": text })).out)).toEqual([
      "configuration of work tree",
      "against | tag:v* | proto-compat.yaml:1:10",
      "fail_on | error | default",
      'folder "." of proto-compat.yaml',
      "root | proto | proto-compat.yaml:2:9",
      "root | other=x | proto-compat.yaml:2:16",
      "excludes | proto/gen | proto-compat.yaml:3:12",
      "use | WIRE | proto-compat.yaml:5:9",
      "use | FIELD_SAME_TYPE | proto-compat.yaml:5:15",
      "except | FIELD_SAME_ONEOF | proto-compat.yaml:6:12",
      "ignore_only | WIRE: proto/a.proto | proto-compat.yaml:8:12",
      "ignore_unstable_packages | false | default",
      "severity | error: FIELD_SAME_TYPE proto | proto-compat.yaml:10:7",
      "rules | N as each says",
      "every other file",
      "use | every rule | default",
      "ignore_unstable_packages | false | default",
      "rules | N as each says | those that say the same are shown as one",
    ]);
  });

  test("with what it says of generated code", async () => {
    const text = [
      "codegen:",
      "  check: true",
      "  pins: { protoc: 29.x }",
      "  excludes: [samples]",
      "  except: [CODEGEN_ONE_VERSION]",
      "  ignore_only:",
      "    CODEGEN_FRESH: [gen]",
      "",
    ].join("\n");
    const files = { "proto-compat.yaml": text, "other/proto-compat.yaml": "codegen: true\n" };
    const { out } = await config(files);
    const lines = cells(out);
    expect(lines.slice(lines.indexOf('codegen in folder "." of proto-compat.yaml'))).toEqual([
      'codegen in folder "." of proto-compat.yaml',
      "check | true | proto-compat.yaml:2:10",
      "pin | protoc: 29.x | proto-compat.yaml:3:19",
      "excludes | samples | proto-compat.yaml:4:14",
      "generated | everywhere | default",
      "use | every rule | default",
      "except | CODEGEN_ONE_VERSION | proto-compat.yaml:5:12",
      "ignore_only | CODEGEN_FRESH: gen | proto-compat.yaml:7:21",
      "rules | N as each says | those that say the same are shown as one",
      'codegen in folder "other" of other/proto-compat.yaml',
      "check | true | other/proto-compat.yaml:1:10",
      "excludes | vendored code | default",
      "generated | everywhere | default",
      "use | every rule | default",
      "rules | N as each says | those that say the same are shown as one",
    ]);
    const { scopes } = JSON.parse((await config(files, ["--format", "json"])).out);
    const scope = scopes.find(({ scope }: { scope: string }) => scope.startsWith("codegen in"));
    expect(scope.rules.CODEGEN_PIN_CONFLICT).toBe("error");
    expect(scope.rules.CODEGEN_ONE_VERSION).toBeUndefined();
  });

  test("with modules of buf, each with its own values", async () => {
    const files = {
      "buf.work.yaml": "version: v1\ndirectories: [proto, other]\n",
      "proto/buf.yaml":
        "version: v1\nbuild:\n  excludes: [gen]\nbreaking:\n  ignore: [a.proto]\n  ignore_unstable_packages: true\n",
    };
    expect(cells((await config(files)).out)).toEqual([
      "configuration of work tree",
      "against | where the default branch was left | default",
      "fail_on | error | default",
      'module "proto" of proto/buf.yaml',
      "path | proto | buf.work.yaml:2:15",
      "excludes | gen | proto/buf.yaml:3:14",
      "use | FILE | default of buf.yaml v1",
      "ignore | a.proto | proto/buf.yaml:5:12",
      "ignore_unstable_packages | true | proto/buf.yaml:6:29",
      "rules | N as errors, N as warnings",
      'module "other" of buf.work.yaml',
      "path | other | buf.work.yaml:2:22",
      "use | FILE | default of buf.yaml v1",
      "ignore_unstable_packages | false | default",
      "rules | N as errors, N as warnings",
      "every other file",
      "compared | no, it is in no module | buf.work.yaml",
    ]);
  });

  test("with flags, which go before files", async () => {
    const text = "against: tag:v*\nfail_on: never\nbreaking:\n  use: [FILE]\n  except: [WIRE]\n";
    const flags = ["--against", "HEAD~1", "--fail-on", "warning", "--use", "CSR"];
    const { out } = await config({ "proto-compat.yaml": text }, flags);
    expect(cells(out)).toEqual([
      "configuration of work tree",
      "against | HEAD~1 | --against",
      "fail_on | warning | --fail-on",
      'folder "." of proto-compat.yaml',
      "use | CSR | --use",
      "ignore_unstable_packages | false | default",
      "rules | N as each says",
      "every other file",
      "use | CSR | --use",
      "ignore_unstable_packages | false | default",
      "rules | N as each says",
    ]);
  });

  test("for programs with the severity of each rule", async () => {
    const text =
      "fail_on: warning\nbreaking:\n  use: [FIELD_SAME_TYPE, FIELD_WIRE_COMPATIBLE_TYPE]\n";
    const { out } = await config({ "proto-compat.yaml": text }, ["--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      source: "work tree",
      settings: [
        { name: "against", from: "default" },
        { name: "fail_on", value: "warning", from: "proto-compat.yaml:1:10" },
      ],
      scopes: [
        {
          scope: 'folder "." of proto-compat.yaml',
          rules: { FIELD_SAME_TYPE: "warning", FIELD_WIRE_COMPATIBLE_TYPE: "error" },
          merged: false,
        },
        { scope: "every other file", merged: true },
      ],
      notes: [],
    });
  });

  test("with notes of what should be looked at", async () => {
    const files = {
      "proto-compat.yaml": "breaking:\n  use: [WIRE, FIELD_SAME_CTYPE]\n",
      "proto/proto-compat.yaml": "against: main\n",
    };
    expect((await config(files)).out).toContain(
      'proto-compat.yaml:2:15: note: "FIELD_SAME_CTYPE" is a deprecated id: it means FIELD_SAME_CPP_STRING_TYPE\n' +
        "proto/proto-compat.yaml:1:10: note: not used: it is not in the nearest file above the working directory\n",
    );
  });

  test("of another side", async () => {
    const repository = createRepository();
    repository.commit({ "a.proto": proto, "proto-compat.yaml": "fail_on: never\n" });
    repository.remove("proto-compat.yaml");
    repository.commit();
    const io = fakeIo({ cwd: repository.directory, env: repository.env });
    await main(["config", "--head", "HEAD~1"], io);
    expect(io.out()).toMatch(
      /^configuration of HEAD~1 \([0-9a-f]{7}\)\n(.*\n) {2}fail_on +never +proto-compat/,
    );
  });
});

test("config refuses what check refuses", async () => {
  expect(await config({ "proto-compat.yaml": "fail-on: never\n" })).toEqual({
    status: 2,
    out: "",
    err: 'proto-compat.yaml:1:1: error: unknown key "fail-on" in proto-compat.yaml\n  help: did you mean "fail_on"? the keys are version, against, fail_on, roots, modules, excludes, buf, breaking, codegen\n',
  });
});
