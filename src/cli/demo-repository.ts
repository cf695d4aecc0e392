import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ReadError } from "../text/errors.ts";
import { demoAfter, demoBefore, demoPath } from "./demo-schema.ts";
import type { Io } from "./io.ts";

export interface DemoRepository {
  readonly folder: string;
  /** For every git that works on it: no setting of the user or the machine has a say. */
  readonly env: Io["env"];
}

/** Makes the repository inside `home`: the schema committed, the change to it not yet. */
export function makeDemoRepository(home: string, env: Io["env"]): DemoRepository {
  const repository = { folder: join(home, "orders"), env: isolated(env, home) };
  const file = join(repository.folder, demoPath);
  mkdirSync(dirname(file), { recursive: true });
  git(repository, "init", "--quiet", "--template=");
  git(repository, "symbolic-ref", "HEAD", "refs/heads/main");
  writeFileSync(file, demoBefore);
  git(repository, "add", "--", demoPath);
  git(repository, "commit", "--quiet", "--message", "Release the orders API");
  writeFileSync(file, demoAfter);
  return repository;
}

/** What was changed, as `git diff` shows it. */
export function demoDiff(repository: DemoRepository, color: boolean): string {
  const colors = color ? "--color=always" : "--color=never";
  return git(repository, "diff", "--no-ext-diff", "--unified=1", colors);
}

/** With the home folder elsewhere, git finds no user configuration, ignore file or hooks either. */
function isolated(env: Io["env"], home: string): Io["env"] {
  const kept = Object.entries(env).filter(
    ([name]) => !name.startsWith("GIT_") && name !== "XDG_CONFIG_HOME",
  );
  const author = { name: "Demo", email: "demo@example.com", date: "2024-01-01T12:00:00Z" };
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: author.date,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
    GIT_COMMITTER_DATE: author.date,
  };
}

function git(repository: DemoRepository, ...commandLine: readonly string[]): string {
  const { folder: cwd, env } = repository;
  const result = spawnSync("git", commandLine, { cwd, env, encoding: "utf8" });
  if (result.error === undefined && result.status === 0) return result.stdout;
  const reason = result.error?.message ?? result.stderr.trim();
  throw new ReadError(`cannot make the demonstration's repository: ${reason}`, {
    hint: "the demonstration needs git on the PATH and a temporary folder to write to",
  });
}
