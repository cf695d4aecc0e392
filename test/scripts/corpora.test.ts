import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder, createRepository, type TestRepository } from "../support/repository.ts";

const script = join(import.meta.dirname, "../../scripts/corpora.mjs");

test("each commit that changes a .proto is checked against its parent, the newest first", () => {
  const repository = withHistory();
  const { status, stdout } = corpora(
    repository,
    `console.log(JSON.stringify({ summary: { errors: 2, warnings: 1 } }));
     console.error(process.argv.slice(2).join(" "));
     process.exitCode = 2;`,
    repository.directory,
  );
  const [second, third] = ["HEAD~1", "HEAD"].map((name) => repository.git("rev-parse", name));
  expect(stdout.trimEnd().split("\n").slice(2)).toEqual(
    [third, second].map(
      (commit) =>
        `  ${commit?.slice(0, 12)} 2: check --no-config --offline --against ${commit}~1 --head ${commit} --format json`,
    ),
  );
  expect(status).toBe(0);
});

test("findings are added up, and time and memory are measured", () => {
  const repository = withHistory();
  const program = `console.log(JSON.stringify({ summary: { errors: 2, warnings: 1 } }));
                   process.exitCode = 1;`;
  const { stdout, status } = corpora(repository, program, "-n", "5", repository.directory);
  const [, row] = stdout.trimEnd().split("\n");
  expect(row?.trim().split(/ +/).slice(1)).toEqual([
    ..."2 4 2 0 2 0 0 0".split(" "),
    expect.stringMatching(/^[1-9]\d*$/),
    "ms",
    expect.stringMatching(/^[1-9]\d*$/),
    "ms",
    expect.stringMatching(/^[1-9]\d*$/),
    "MB",
  ]);
  expect(status).toBe(0);
});

test("a bundle is cloned, and -n limits the commits", () => {
  const repository = withHistory();
  const bundle = join(repository.directory, "history.bundle");
  repository.git("bundle", "create", bundle, "HEAD", "main");
  const { stdout } = corpora(repository, 'console.log("{}");', "-n", "1", bundle);
  expect(stdout).toMatch(/\nhistory +1 +0 +0 +1 +0 /);
});

test.each([
  { name: "an unknown exit status", program: "process.exitCode = 7;" },
  { name: "an uncaught exception", program: 'throw new Error("sudden");' },
  { name: "a signal", program: 'process.kill(process.pid, "SIGKILL");' },
  { name: "a report that is no JSON", program: 'console.log("all is well");' },
  {
    name: "a bug that was told",
    program: 'console.error("error: this is a bug in proto-compat"); process.exitCode = 3;',
  },
])("$name counts as a crash and fails the whole run", ({ program }) => {
  const repository = withHistory();
  const { stdout, status } = corpora(repository, program, "-n", "1", repository.directory);
  expect(stdout).toContain(" crash: ");
  expect(status).toBe(1);
});

test.each([[], ["-n", "0", "."], ["--pigeon"], ["no/such/folder"]])(
  "%j is refused with exit status 2 and no stack",
  (...commandLine) => {
    const { status, stderr } = spawnSync(process.execPath, [script, ...commandLine], {
      encoding: "utf8",
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^(usage|error): .+\n$/);
  },
);

/** Four commits, of which the first has no parent and the second to last no `.proto`. */
function withHistory(): TestRepository {
  const repository = createRepository();
  repository.commit({ "a.proto": 'syntax = "proto3";' });
  repository.commit({ "README.md": "An example." });
  repository.commit({ "a.proto": 'syntax = "proto3"; package acme;' });
  repository.commit({ "deep/b.proto": 'syntax = "proto3";' });
  return repository;
}

/** Runs the script with a program that stands in for ours, to end in every possible way. */
function corpora(repository: TestRepository, program: string, ...commandLine: readonly string[]) {
  const file = join(createFolder({ "program.mjs": program }), "program.mjs");
  return spawnSync(process.execPath, [script, "--program", file, ...commandLine], {
    encoding: "utf8",
    env: repository.env,
  });
}
