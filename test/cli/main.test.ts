import { describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { main } from "../../src/cli/main.ts";
import { programOf } from "../../src/cli/program.ts";
import { fakeIo } from "../support/fake-io.ts";

describe("what is asked for goes to standard output with exit status 0", () => {
  test.each([
    { argv: ["--version"], says: /^\d+\.\d+\.\d+\n$/ },
    { argv: ["-V"], says: /^\d+\.\d+\.\d+\n$/ },
    { argv: ["--help"], says: /Usage: proto-compat .*Examples:.*Exit status: 0/s },
    { argv: ["help", "check"], says: /Usage: proto-compat check .*--against <source>/s },
    { argv: ["check", "--help"], says: /A source is one of:.*Exit status: 0/s },
    { argv: ["demo", "-h"], says: /Usage: proto-compat demo/ },
  ])("$argv", async ({ argv, says }) => {
    const io = fakeIo();
    expect(await main(argv, io)).toBe(0);
    expect(io.out()).toMatch(says);
    expect(io.err()).toBe("");
  });

  test("the version is that of the package", async () => {
    const io = fakeIo();
    await main(["--version"], io);
    expect(io.out()).toBe(`${manifest.version}\n`);
  });
});

describe("wrong usage is exit status 2, says what is meant, and writes nothing to standard output", () => {
  test.each([
    { argv: [], says: /Usage: proto-compat/ },
    { argv: ["chek"], says: /unknown command 'chek'.*Did you mean check\?/s },
    { argv: ["check", "--agianst", "x"], says: /unknown option '--agianst'.*--against/s },
    { argv: ["check", "--against"], says: /'--against <source>' argument missing/ },
    { argv: ["check", "--format", "xml"], says: /'xml' is invalid. The formats are text/ },
    { argv: ["check", "--fail-on", "info"], says: /Allowed choices are error, warning, never/ },
    { argv: ["check", "--use", " , "], says: /'--use <list>'.* It names no rule/ },
    { argv: ["check", "--use", "FIELD_SAME_TYP"], says: /did you mean "FIELD_SAME_TYPE"\?/ },
    { argv: ["check", "--except", "PIGEON"], says: /"PIGEON" is not a rule or a category/ },
    { argv: ["check", "--root", "=x"], says: /It names no folder/ },
    { argv: ["check", "--exclude-path", ""], says: /It is empty/ },
    { argv: ["check", "--staged", "--head", "x"], says: /'--staged' cannot be used with option/ },
    { argv: ["check", "-C", "no/such/folder"], says: /-C: "no\/such\/folder" is not a folder/ },
    { argv: ["explain"], says: /missing required argument 'rule'/ },
    { argv: ["explain", "field-same-tipe"], says: /did you mean "FIELD_SAME_TYPE"\?/ },
    { argv: ["explain", "x", "--format", "yaml"], says: /Allowed choices are text, json/ },
    { argv: ["rules", "FIELD_SAME_TYPE"], says: /too many arguments/ },
    { argv: ["explain", "x"], says: /there is no rule "x".*proto-compat rules/s },
    { argv: ["demo", "somewhere"], says: /too many arguments/ },
  ])("$argv", async ({ argv, says }) => {
    const io = fakeIo();
    expect(await main(argv, io)).toBe(2);
    expect(io.err()).toMatch(says);
    expect(io.out()).toBe("");
  });

  test("a hostile value cannot write to the terminal", async () => {
    const io = fakeIo();
    await main(["explain", "x\u001b[2J\u202ey"], io);
    expect(io.err()).toContain("[2J");
    expect(io.err()).not.toContain("\u001b");
    expect(io.err()).not.toContain("\u202e");
  });
});

const everything = programOf(fakeIo(), () => {});

test.each(everything.commands.map((command) => [command.name(), command] as const))(
  "%s is declared alike with the others and alone",
  (name, command) => {
    const { commands } = programOf(fakeIo(), () => {}, name);
    const alone = commands.find((each) => each.name() === name);
    expect(alone?.helpInformation()).toBe(command.helpInformation());
  },
);
