import { expect, test } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { progressLine } from "../../src/cli/progress.ts";

test("on a terminal a long run says in one line what it does, and takes the line away", () => {
  const { io, written } = terminal({});
  let time = 0;
  const { tell, end } = progressLine(io, () => time);
  tell("reading");
  end();
  expect(written()).toBe("");
  time = 600;
  tell("comparing 3 files");
  tell("a name\u001b[31m that is far too long for this terminal");
  end();
  end();
  const lines = ["comparing 3 files", "a name\\u{1b}[31m that is fa"];
  expect(written()).toBe(`${lines.map((line) => `\r\u001b[K${line}`).join("")}\r\u001b[K`);
});

test.each<[string, Partial<Io["stderr"]>, Io["env"]]>([
  ["a pipe", { isTTY: false }, {}],
  ["a log in CI", {}, { CI: "true" }],
  ["a terminal that cannot go back", {}, { TERM: "dumb" }],
])("nothing is said in %s", (_name, stderr, env) => {
  const { io, written } = terminal(stderr, env);
  let time = 0;
  const { tell, end } = progressLine(io, () => time);
  time = 10_000;
  tell("comparing");
  end();
  expect(written()).toBe("");
});

function terminal(stderr: Partial<Io["stderr"]>, env: Io["env"] = {}) {
  let written = "";
  const output = { isTTY: true, columns: 28, write: () => {}, showsLinks: async () => false };
  const write = (text: string) => {
    written += text;
  };
  const io: Io = {
    cwd: "/",
    env,
    stdout: output,
    stderr: { ...output, write, ...stderr },
    ask: undefined,
  };
  return { io, written: () => written };
}
