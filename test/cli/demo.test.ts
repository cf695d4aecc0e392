import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { built } from "../support/built.ts";
import { createFolder, createRepository } from "../support/repository.ts";

const entry = built();

describe("the demonstration", () => {
  test("shows the change, reports its three breaks and not the addition, and leaves nothing", () => {
    const temporary = createFolder();
    const { status, stdout, stderr } = demo({ TMPDIR: temporary });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(
      /\$ git diff\n.*- {2}string coupon = 4;\n.*\+ {2}int64 discount_cents = 4;/s,
    );
    const [, report = ""] = stdout.split("$ proto-compat check\n");
    expect(report).toMatch(/coupon.*string.*int64/s);
    expect(report).toMatch(/delivery_note/);
    expect(report).toMatch(/CancelOrder/);
    expect(report).not.toMatch(/currency/);
    expect(report).toContain("That is exit status 1.");
    expect(readdirSync(temporary)).toEqual([]);
  });

  test("says the same every time", () => {
    expect(demo().stdout).toBe(demo().stdout);
  });

  test("needs no home, no identity, and heeds no configuration of the user or of a hook", () => {
    const home = createFolder({ "hooks/pre-commit": "#!/bin/sh\nexit 1\n" });
    writeFileSync(
      join(home, ".gitconfig"),
      `[commit]\n\tgpgsign = true\n[gpg]\n\tprogram = false\n[core]\n\thooksPath = ${home}/hooks\n\tautocrlf = true\n` +
        "[init]\n\tdefaultBranch = trunk\n\ttemplateDir = /nowhere\n[user]\n\tuseConfigOnly = true\n[diff]\n\texternal = false\n\tnoprefix = true\n",
    );
    const expected = demo().stdout;
    const elsewhere = createRepository();
    const ofHook = { GIT_DIR: `${elsewhere.directory}/.git`, GIT_INDEX_FILE: "index" };
    expect(demo({ HOME: home, XDG_CONFIG_HOME: home }).stdout).toBe(expected);
    expect(demo({ HOME: home, ...ofHook }).stdout).toBe(expected);
    expect(elsewhere.git("status", "--porcelain")).toBe("");
  });

  test("is coloured when asked to be", () => {
    expect(demo({ FORCE_COLOR: "1" }).stdout).toContain("\u001b[31m");
    expect(demo({ FORCE_COLOR: "1" }, "--no-color").stdout).not.toContain("\u001b");
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "removes its folder on %s and dies of it",
    async (signal) => {
      const temporary = createFolder();
      const child = spawn(process.execPath, [entry("bin"), "demo"], {
        env: { PATH: process.env.PATH, TMPDIR: temporary },
        stdio: "ignore",
      });
      const closed = once(child, "close");
      while (readdirSync(temporary).length === 0) await sleep(2);
      child.kill(signal);
      expect(await closed).toEqual([null, signal]);
      expect(readdirSync(temporary)).toEqual([]);
    },
  );

  test("says in one line that it needs git, and leaves nothing", () => {
    const temporary = createFolder();
    const { status, stderr } = demo({ PATH: createFolder(), TMPDIR: temporary });
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /^error: cannot make the demonstration's repository: .*git.*\n {2}help: .+\n$/,
    );
    expect(readdirSync(temporary)).toEqual([]);
    expect(existsSync(temporary)).toBe(true);
  });
});

function demo(env: Readonly<Record<string, string>> = {}, ...flags: readonly string[]) {
  return spawnSync(process.execPath, [entry("bin"), "demo", ...flags], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, ...env },
  });
}
