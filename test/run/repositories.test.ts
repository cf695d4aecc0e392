import { existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCheck } from "../../src/run/check.ts";
import {
  createFolder,
  createRepository,
  repositoryAt,
  type TestRepository,
} from "../support/repository.ts";

/** `Kind` becomes a message: a break of its own file, and of the file that imports it. */
const kind = 'syntax = "proto3";\npackage acme;\nenum Kind {\n  KIND_NONE = 0;\n}\n';
const changedKind = kind.replace("enum", "message").replace(/ {2}KIND.*\n/, "");
const user =
  'syntax = "proto3";\npackage acme;\nimport "acme/kind.proto";\nmessage User {\n  Kind kind = 1;\n}\n';
const files = { "proto/acme/kind.proto": kind, "proto/acme/user.proto": user, "a/b.txt": "" };
const change = { "proto/acme/kind.proto": changedKind };
const both = ["proto/acme/kind.proto", "proto/acme/user.proto"];

interface Case {
  readonly repository: TestRepository;
  readonly against: string;
  readonly head: string;
  /** Where the breaks are reported; both files where it is left out. */
  readonly found?: readonly string[];
  /** What notes speak of. */
  readonly noted?: readonly string[];
}

const cases: Readonly<Record<string, () => Case>> = {
  "two commits": () => committed(createRepository()),
  "the index": () => {
    const repository = createFull();
    repository.write(change);
    repository.git("add", "--all");
    repository.write(files);
    return { repository, against: "HEAD", head: ":index" };
  },
  "a dirty work tree": () => edited(createFull()),
  "an untracked importer": () => {
    const repository = createFull();
    repository.git("rm", "-q", "--cached", "proto/acme/user.proto");
    return edited(repository);
  },
  "a renamed folder": () => {
    const repository = createFull();
    renameSync(join(repository.directory, "proto"), join(repository.directory, "schema"));
    repository.commit({ "schema/acme/kind.proto": changedKind });
    const found = ["schema/acme/kind.proto", "schema/acme/user.proto"];
    return { repository, against: "HEAD~1", head: "HEAD", found };
  },
  "several worlds with copies of one package": () => {
    const repository = createFull();
    repository.commit({ "copy/acme/kind.proto": kind, "copy/acme/user.proto": user });
    repository.commit({ "copy/acme/kind.proto": changedKind });
    const found = ["copy/acme/kind.proto", "copy/acme/user.proto"];
    return { repository, against: "HEAD~1", head: "HEAD", found };
  },
  "a changed configuration": () => {
    const repository = createFull();
    repository.commit({ "buf.yaml": "version: v2\nmodules:\n  - path: proto\n" });
    repository.commit({
      ...change,
      "buf.yaml":
        "version: v2\nmodules:\n  - path: proto\nbreaking:\n  ignore: [proto/acme/kind.proto]\n",
    });
    return { repository, against: "HEAD~1", head: "HEAD", found: ["proto/acme/user.proto"] };
  },
  "a changed import": () => {
    const repository = createFull();
    repository.commit({ "proto/acme/v2/kind.proto": changedKind });
    repository.commit({ "proto/acme/user.proto": user.replace("acme/kind", "acme/v2/kind") });
    return { repository, against: "HEAD~1", head: "HEAD", found: ["proto/acme/user.proto"] };
  },
  "symbolic links": () => {
    const repository = createFull();
    symlinkSync("acme", join(repository.directory, "proto/link"));
    symlinkSync("acme/user.proto", join(repository.directory, "proto/link.proto"));
    return { ...edited(repository), noted: ["proto/link.proto"] };
  },
  "a submodule in the place of a file": () => {
    const repository = createFull();
    const inner = createRepository();
    inner.commit({ "proto/acme/inner.proto": user });
    repository.git("submodule", "add", "-q", inner.directory, "vendor.proto");
    return { ...edited(repository), noted: ["vendor.proto"] };
  },
  "a sparse checkout": () => {
    const repository = createFull();
    repository.git("sparse-checkout", "set", "--cone", "a");
    repository.write(change);
    repository.git("add", "--sparse", "--all");
    repository.git("sparse-checkout", "reapply");
    return { repository, against: "HEAD", head: ":worktree" };
  },
  "a repository with alternates": () => {
    const origin = createFull();
    return edited(createRepository({ clone: ["--shared", origin.directory] }));
  },
  "a linked work tree": () => {
    const repository = createFull();
    const linked = repositoryAt(createFolder());
    repository.git("worktree", "add", "-q", "-b", "other", linked.directory);
    return edited(linked);
  },
  "a bare repository": () => {
    const { repository } = committed(createRepository());
    const bare = createRepository({ clone: ["--bare", repository.directory] });
    return { repository: bare, against: "HEAD~1", head: "HEAD" };
  },
  "a SHA-256 repository": () => committed(createRepository({ objectFormat: "sha256" })),
  "a work tree with core.autocrlf": () => {
    const repository = createRepository();
    repository.git("config", "core.autocrlf", "true");
    repository.commit(files);
    for (const path of both) rmSync(join(repository.directory, path));
    repository.git("checkout", "-q", "--", ".");
    expect(readFileSync(join(repository.directory, both[1] ?? ""), "utf8")).toContain("\r\n");
    repository.write({ "proto/acme/kind.proto": changedKind.replaceAll("\n", "\r\n") });
    return { repository, against: "HEAD", head: ":worktree" };
  },
  "files with odd names": () => {
    const repository = createRepository();
    const folder = "-x/\u00fc '\"$(touch pwned)`;&\\ \n[a]*";
    repository.commit({ [`${folder}/acme/kind.proto`]: kind, [`${folder}/acme/user.proto`]: user });
    repository.write({ [`${folder}/acme/kind.proto`]: changedKind });
    const found = [`${folder}/acme/kind.proto`, `${folder}/acme/user.proto`];
    return { repository, against: "HEAD", head: ":worktree", found };
  },
};

describe.each(Object.keys(cases))("%s", (name) => {
  test("has the same findings without an index, with one, and among all files", async () => {
    const given = cases[name]?.();
    if (given === undefined) throw new Error("there is no such case");
    const outcomes = [
      await outcomeOf(given),
      await outcomeOf(given),
      await outcomeOf(given, { all: true }),
    ];
    const { found = both, noted = [] } = given;
    for (const outcome of outcomes) {
      expect([...new Set(outcome.paths)].sort()).toEqual([...found].sort());
      expect(outcome.noted).toEqual(noted);
    }
    expect(outcomes[1]?.findings).toEqual(outcomes[0]?.findings);
    expect(outcomes[2]?.findings).toEqual(outcomes[0]?.findings);
    expect(existsSync(join(given.repository.directory, "pwned"))).toBe(false);
  });
});

test("a partial clone fetches what a change needs in a few batches, whatever its size", async () => {
  const origin = createRepository();
  const many = Array.from({ length: 40 }, (_, index) => [`proto/acme/${index}.proto`, user]);
  origin.commit({ ...files, ...Object.fromEntries(many) });
  origin.commit(change);
  origin.git("config", "uploadpack.allowFilter", "true");
  origin.git("config", "uploadpack.allowAnySHA1InWant", "true");
  const repository = createRepository({
    clone: ["--no-checkout", "--filter=blob:none", `file://${origin.directory}`],
  });
  const trace = join(createFolder(), "trace");
  const env = { GIT_ALLOW_PROTOCOL: "file", GIT_TRACE: trace };
  const { paths } = await outcomeOf({ repository, against: "HEAD~1", head: "HEAD" }, { env });
  expect([...new Set(paths)]).toEqual(expect.arrayContaining(both));
  const fetches = readFileSync(trace, "utf8").match(/trace: built-in: git fetch\b/g)?.length;
  expect(fetches).toBeLessThanOrEqual(3);
});

function createFull(): TestRepository {
  const repository = createRepository();
  repository.commit(files);
  return repository;
}

function committed(repository: TestRepository): Case {
  repository.commit(files);
  repository.commit(change);
  return { repository, against: "HEAD~1", head: "HEAD" };
}

function edited(repository: TestRepository): Case {
  repository.write(change);
  return { repository, against: "HEAD", head: ":worktree" };
}

async function outcomeOf(
  { repository, against, head }: Case,
  more: { readonly all?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
) {
  const outcome = await runCheck({
    cwd: repository.directory,
    env: { ...repository.env, ...more.env },
    against,
    head,
    use: undefined,
    except: undefined,
    config: { kind: "discover" },
    failOn: undefined,
    paths: [],
    excludePaths: [],
    roots: [],
    all: more.all ?? false,
    history: true,
    offline: false,
  });
  if (outcome.kind === "failed") throw new Error(JSON.stringify(outcome.errors));
  const { findings } = outcome.verdict;
  return {
    findings: findings.map(({ fingerprint, message }) => `${fingerprint} ${message}`),
    paths: findings.map(({ location, before }) => location?.path ?? before?.path),
    noted: outcome.notes.filter((note) => note.kind === "skipped-path").map((note) => note.path),
  };
}
