import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { built } from "../support/built.ts";
import { createFolder, createRepository } from "../support/repository.ts";

const entry = built();
/** In milliseconds after the start; how far a run is by then, or whether it is done, is the machine's. */
const moments = [100, 200, 400, 800];

test.each(moments)("Ctrl-C after %i ms of --all leaves nothing behind", async (milliseconds) => {
  const { directory, env, git } = repositoryOf(400);
  const temporary = createFolder();
  const before = git("status", "--porcelain");
  const child = spawn(
    process.execPath,
    [entry("bin"), "check", "--all", "--against", "HEAD~1", "--head", "HEAD"],
    // A process group of its own, which is what a terminal sends the signal to.
    { cwd: directory, env: { ...env, TMPDIR: temporary }, detached: true, stdio: "ignore" },
  );
  const ended = once(child, "close");
  await new Promise((done) => setTimeout(done, milliseconds));
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGINT");
  const [status, signal] = await ended;
  // A run that was done before has found that the package of one file is another.
  expect([status, signal]).toSatisfy(([code, by]) => by === "SIGINT" || code === 1);
  expect(readdirSync(temporary)).toEqual([]);
  expect(git("status", "--porcelain")).toBe(before);
  expect(unfinishedIn(join(directory, ".git/proto-compat"))).toEqual([]);
  expect(groupOf(child.pid)).toEqual([]);
});

/** Two commits of so many files, of which the second changes one. */
function repositoryOf(number: number) {
  const repository = createRepository();
  const files = Array.from({ length: number }, (_, at) => [`a${at}.proto`, textOf(at)] as const);
  repository.commit(Object.fromEntries(files));
  repository.commit({ "a0.proto": textOf(number) });
  return repository;
}

function textOf(at: number): string {
  const fields = Array.from({ length: 40 }, (_, field) => `  int32 f${field} = ${field + 1};`);
  return ['syntax = "proto3";', `package p${at};`, "message A {", ...fields, "}\n"].join("\n");
}

function unfinishedIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name !== "imports") : [];
}

/** The processes of this group that are still there; none where there is no /proc to tell. */
function groupOf(group: number | undefined): readonly string[] {
  if (!existsSync("/proc/self/stat")) return [];
  return readdirSync("/proc").filter((id) => /^\d+$/.test(id) && groupIn(id) === group);
}

function groupIn(id: string): number | undefined {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return fields[0] === "Z" ? undefined : Number(fields[2]);
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}
