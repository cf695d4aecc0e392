import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

/** A real git repository in a temporary folder, removed when the test file has run. */
export interface TestRepository {
  readonly directory: string;
  /** An environment in which git sees no configuration of the user or of the machine. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs git there; returns its trimmed output, throws with git's own words if it fails. */
  git(...args: readonly string[]): string;
  write(files: Files): void;
  remove(...paths: readonly string[]): void;
  /** Writes the files, stages everything and commits; returns the full id. */
  commit(files?: Files, message?: string): string;
  /** Creates the branch at HEAD and switches to it. */
  branch(name: string): void;
  /** A lightweight tag at HEAD. */
  tag(name: string): void;
}

/** Path (with "/") to content. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface RepositoryOptions {
  readonly objectFormat?: "sha1" | "sha256";
  /** Arguments of `git clone`, in place of an empty repository. */
  readonly clone?: readonly string[];
}

/** An empty repository on the branch "main", or a clone. */
export function createRepository(options: RepositoryOptions = {}): TestRepository {
  const directory = createFolder();
  const repository = repositoryAt(directory);
  if (options.clone === undefined) {
    repository.git("init", "-q", "-b", "main", `--object-format=${options.objectFormat ?? "sha1"}`);
  } else {
    repository.git("clone", "-q", ...options.clone, directory);
  }
  return repository;
}

/** The same handle for a repository that is there already, such as a linked work tree. */
export function repositoryAt(directory: string): TestRepository {
  const env = isolatedEnvironment();
  let minutes = 0;
  function git(...args: readonly string[]): string {
    const options = { cwd: directory, env, encoding: "utf8", stdio: "pipe" } as const;
    return execFileSync("git", ["-c", "protocol.file.allow=always", ...args], options).trim();
  }
  return {
    directory,
    env,
    git,
    write: (files) => writeFiles(directory, files),
    remove: (...paths) => {
      for (const path of paths) rmSync(join(directory, path), { recursive: true });
    },
    commit: (files = {}, message = "a change") => {
      writeFiles(directory, files);
      git("add", "--all");
      minutes += 1;
      env.GIT_AUTHOR_DATE = env.GIT_COMMITTER_DATE = dateAfter(minutes);
      git("commit", "-q", "--allow-empty", "-m", message);
      return git("rev-parse", "HEAD");
    },
    branch: (name) => void git("checkout", "-q", "-b", name),
    tag: (name) => void git("tag", name),
  };
}

/** An empty temporary folder with its real path, removed when the test file has run. */
export function createFolder(files: Files = {}): string {
  const folder = mkdtempSync(join(temporary, "folder-"));
  writeFiles(folder, files);
  return folder;
}

const temporary = realpathSync(mkdtempSync(join(tmpdir(), "proto-compat-test-")));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function writeFiles(directory: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const target = join(directory, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

/** Nothing of the surrounding `GIT_*` variables: these tests also run inside of hooks. */
function isolatedEnvironment(): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    HOME: temporary,
    LC_ALL: "C",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "A",
    GIT_AUTHOR_EMAIL: "a@example.com",
    GIT_COMMITTER_NAME: "A",
    GIT_COMMITTER_EMAIL: "a@example.com",
    GIT_AUTHOR_DATE: dateAfter(0),
    GIT_COMMITTER_DATE: dateAfter(0),
  };
}

/** Commits are a minute apart, so that the newest tag is the same one in every run. */
function dateAfter(minutes: number): string {
  return new Date(Date.UTC(2024, 0, 1, 0, minutes)).toISOString();
}
