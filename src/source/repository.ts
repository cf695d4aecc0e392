import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { explainFileFailure } from "./file-failure.ts";
import { createGit, type Git } from "./git.ts";
import { type Environment, gitEnvironment } from "./git-environment.ts";
import { createObjectReader, type ObjectReader } from "./object-reader.ts";
import { createTrees, type Trees } from "./trees.ts";

/** The git repository around a folder. Both sides of a comparison share one. */
export interface Repository {
  readonly git: Git;
  readonly objects: ObjectReader;
  readonly trees: Trees;
  /** Asked once. Throws a ReadError where there is no repository. */
  facts(): Promise<RepositoryFacts>;
  /** The real path of the work tree. Throws a ReadError for a bare repository. */
  topLevel(): Promise<string>;
}

export interface RepositoryFacts {
  /** Its history is cut off somewhere. */
  readonly isShallow: boolean;
  /** Git fetches missing objects when they are asked for. */
  readonly isPartial: boolean;
  /** The id of the tree without entries, in the repository's object format. */
  readonly emptyTree: string;
  /** The absolute path of what all work trees of the repository share. */
  readonly commonDirectory: string;
  /** The real path of the work tree; undefined where git does not stand in it. */
  readonly topLevel: string | undefined;
  /** Objects are read from elsewhere, for this run alone: nothing that outlives it is to be kept. */
  readonly isPassing: boolean;
}

/** Where and how git is asked. */
export interface Surroundings {
  /** An absolute path; for people it is what -C named. */
  readonly cwd: string;
  readonly env: Environment;
  /** Whether git may not fetch what a partial clone lacks. */
  readonly offline: boolean;
}

/** Does not ask git yet. Throws a ReadError when the folder is not there. */
export function openRepository({ cwd, env, offline }: Surroundings): Repository {
  const git = createGit(realPath(cwd), gitEnvironment(env, offline), offline);
  let facts: Promise<RepositoryFacts> | undefined;
  let topLevel: Promise<string> | undefined;
  const repository: Repository = {
    git,
    objects: createObjectReader(git),
    trees: createTrees(() => repository),
    facts() {
      facts ??= askFacts(git, env);
      return facts;
    },
    async topLevel() {
      const known = (await repository.facts()).topLevel;
      if (known !== undefined) return known;
      topLevel ??= askTopLevel(git);
      return await topLevel;
    },
  };
  return repository;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw explainFileFailure(error, path);
  }
}

/** A git that does not know `--show-object-format` (before 2.25) repeats it, and has only SHA-1. */
async function askFacts(git: Git, env: Environment): Promise<RepositoryFacts> {
  const questions = ["--is-shallow-repository", "--show-object-format", "--is-inside-work-tree"];
  const folders = ["--git-common-dir", "--git-path", "objects/pack"];
  let answer = await linesOf(git, ...questions, ...folders, "--show-cdup");
  const isInside = answer[2] === "true";
  // Elsewhere `--show-cdup` names another folder, or nothing, and cannot be told from the paths.
  if (!isInside) answer = await linesOf(git, ...questions, ...folders);
  const [shallow, format] = answer;
  const paths = answer.slice(questions.length, isInside ? -1 : undefined);
  // Names of folders may hold line feeds: one path ends where the other begins, in the middle.
  const common = paths.slice(0, paths.length / 2);
  const packs = paths.slice(paths.length / 2);
  return {
    isShallow: shallow === "true",
    isPartial: hasPromisorPack(resolve(git.directory, packs.join("\n"), "..")),
    commonDirectory: resolve(git.directory, common.join("\n")),
    topLevel: isInside ? resolve(git.directory, answer.at(-1) ?? "") : undefined,
    isPassing: env.GIT_OBJECT_DIRECTORY !== undefined,
    emptyTree: format === "sha256" ? emptyTrees.sha256 : emptyTrees.sha1,
  };
}

async function linesOf(git: Git, ...questions: readonly string[]): Promise<readonly string[]> {
  return (await git.ask("rev-parse", ...questions)).replace(/\n$/, "").split("\n");
}

/**
 * What a partial clone fetches is marked by a file beside the pack: gitprotocol "Partial Clone". A
 * folder of objects can stand on others: gitrepository-layout(5), "objects/info/alternates".
 */
function hasPromisorPack(objects: string): boolean {
  const folders = [objects, ...alternatesOf(objects)];
  return folders.some((folder) => {
    return namesIn(join(folder, "pack")).some((name) => name.endsWith(".promisor"));
  });
}

function alternatesOf(objects: string): readonly string[] {
  try {
    const lines = readFileSync(join(objects, "info/alternates"), "utf8").split("\n");
    return lines.filter((line) => line !== "").map((line) => resolve(objects, line));
  } catch {
    return [];
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const emptyTrees = {
  sha1: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
  sha256: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
} as const;

async function askTopLevel(git: Git): Promise<string> {
  return (await git.ask("rev-parse", "--show-toplevel")).replace(/\n$/, "");
}
