import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { built } from "../support/built.ts";
import { createFolder } from "../support/repository.ts";

const entry = built();

test("the bundled program prints its version", () => {
  const { stdout, stderr, status } = run("--version");
  expect({ stdout, stderr, status }).toEqual({
    stdout: `${manifest.version}\n`,
    stderr: "",
    status: 0,
  });
});

test("the exit status of the process is that of the command line", () => {
  expect(run("check", "--pigeon").status).toBe(2);
});

test("a reader that stops reading is no error", async () => {
  const child = spawn(process.execPath, [entry("bin"), "rules", "--format", "json"]);
  child.stdout.destroy();
  let said = "";
  child.stderr.on("data", (bytes) => {
    said += bytes;
  });
  const [status, signal] = await once(child, "close");
  expect({ status, signal, said }).toEqual({ status: 0, signal: null, said: "" });
});

test("a full disk is told and fails", () => {
  const shell = 'exec "$0" "$1" rules > /dev/full';
  const { status, stderr } = spawnSync("sh", ["-c", shell, process.execPath, entry("bin")], {
    encoding: "utf8",
  });
  expect(stderr).toMatch(/^error: cannot write the output: ENOSPC/);
  expect(status).toBe(3);
});

test("nothing that is no terminal gets links, whatever the environment asks for", () => {
  const folder = createFolder({ "before/a.proto": "message A {}", "after/a.proto": "" });
  const env = { ...process.env, FORCE_COLOR: "1", FORCE_HYPERLINK: "1" };
  const sides = ["--against", "./before", "--head", "./after"];
  const check = [entry("bin"), "check", ...sides];
  const { stdout, status } = spawnSync(process.execPath, check, {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  expect({ status, reports: stdout.includes("a.proto") }).toEqual({ status: 0, reports: true });
  expect(stdout).toContain("\u001b[");
  expect(stdout).not.toContain("\u001b]8;");
});

function run(...commandLine: readonly string[]) {
  return spawnSync(process.execPath, [entry("bin"), ...commandLine], { encoding: "utf8" });
}
