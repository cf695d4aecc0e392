import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { fakeIo } from "../support/fake-io.ts";
import { createRepository } from "../support/repository.ts";

const header = 'syntax = "proto3";\n';
const files = {
  "one/acme/v1/user.proto": `${header}package acme.v1;\nmessage User {}\n`,
  "one/acme/v1/team.proto": `${header}package acme.v1;\nmessage Team {}\n`,
  "one/acme/v2/user.proto": `${header}package acme.v2;\nmessage User {}\n`,
  "two/acme/v1/user.proto": `${header}package acme.v1;\nmessage User {}\n`,
  "two/acme/v2/user.proto": `${header}package acme.v2;\nmessage User {}\n`,
};

/** What was deleted, and what the rules about packages then find: rule and subject. */
const cases: readonly [string, readonly string[], readonly string[]][] = [
  [
    "a file of a package that has others",
    ["one/acme/v1/user.proto"],
    ["PACKAGE_MESSAGE_NO_DELETE acme.v1.User"],
  ],
  [
    "the files of a package, although another root has one of that name",
    ["one/acme/v1/user.proto", "one/acme/v1/team.proto"],
    ["PACKAGE_NO_DELETE acme.v1"],
  ],
  ["the only file of a package", ["one/acme/v2/user.proto"], ["PACKAGE_NO_DELETE acme.v2"]],
];

test.each(cases)("%s", async (_name, deleted, expected) => {
  const repository = createRepository();
  repository.commit(files);
  repository.remove(...deleted);
  expect(await found(repository.directory, repository.env, ":worktree")).toEqual(expected);
  repository.git("add", "--all");
  expect(await found(repository.directory, repository.env, ":index")).toEqual(expected);
  repository.commit();
  expect(await found(repository.directory, repository.env, "HEAD")).toEqual(expected);
});

async function found(cwd: string, env: Readonly<Record<string, string>>, head: string) {
  const io = fakeIo({ cwd, env });
  const rules = "PACKAGE_NO_DELETE,PACKAGE_MESSAGE_NO_DELETE";
  const against = head === "HEAD" ? "HEAD~1" : "HEAD";
  const sides = ["--against", against, "--head", head];
  await main(["check", ...sides, "--use", rules, "--format", "json"], io);
  const { findings }: { findings: readonly { rule: string; subject: string }[] } = JSON.parse(
    io.out(),
  );
  return findings.map(({ rule, subject }) => `${rule} ${subject}`);
}
