import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { fakeIo } from "../support/fake-io.ts";
import { createFolder, createRepository, type TestRepository } from "../support/repository.ts";

const user = `syntax = "proto3";
package acme.v1;
import "acme/v1/role.proto";
import "buf/validate/validate.proto";
message User {
  Role role = 1;
}
`;
const files = {
  "acme/v1/user.proto": user,
  "acme/v1/role.proto": 'syntax = "proto3";\npackage acme.v1;\nmessage Role {}\n',
  "old/a.proto": 'syntax = "proto3";\npackage old;\n',
  "proto-compat.yaml": "excludes: [old]\nbreaking:\n  ignore: [new, gone, acme/v1/role.proto]\n",
};
const field = user.replace("Role role = 1;", "Role role = 1;\n  int32 age = 2;");

const changes: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["nothing", {}],
  ["another file", { "readme.md": "text" }],
  ["a field", { "acme/v1/user.proto": field }],
  ["a message", { "acme/v1/user.proto": `${user}message Added {}\n` }],
  ["a new file", { "new/a.proto": 'syntax = "proto3";\npackage new;\nmessage Added {}\n' }],
  ["an imported file", { "acme/v1/role.proto": `${files["acme/v1/role.proto"]}enum E { X = 0; }` }],
];

test.each(changes)(
  "with an index nothing lists or searches what has not changed: %s",
  async (_, change) => {
    const repository = createRepository();
    repository.commit(files);
    repository.commit({ "acme/v1/user.proto": `${user}message Before {}\n` });
    await check(repository);
    // The index is made for the imports; who needs the paths as well adds them.
    await check(repository);
    repository.git("reset", "-q", "--hard", "HEAD~1");
    repository.write(change);
    repository.git("add", "--all");
    repository.git("commit", "-q", "--allow-empty", "-m", "change");
    const { text, questions } = await check(repository);
    expect(questions).not.toContain("ls-tree");
    expect(questions).not.toContain("grep");
    const unused = ["new", "gone"].filter((name) => name !== "new" || !("new/a.proto" in change));
    for (const name of ["old", "new", "gone", "acme/v1/role.proto"]) {
      const note = `"${name}" matches no .proto file on either side`;
      expect(text.includes(note), note).toBe(unused.includes(name));
    }
  },
);

/** Of the newest commit with the one before it. */
async function check({ directory, env }: TestRepository) {
  const trace = join(createFolder(), "trace");
  const io = fakeIo({ cwd: directory, env: { ...env, GIT_TRACE: trace } });
  const flags = ["--against", "HEAD~1", "--head", "HEAD", "--verbose"];
  expect(await main(["check", ...flags], io), io.err()).toBe(0);
  const traced = existsSync(trace) ? readFileSync(trace, "utf8") : "";
  const questions = [...traced.matchAll(/trace: built-in: git ([\w-]+)/g)].map(([, name]) => name);
  expect(questions).toContain("rev-parse");
  return { text: io.out() + io.err(), questions };
}
