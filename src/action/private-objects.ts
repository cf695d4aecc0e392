import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Io } from "../cli/io.ts";
import { createGit, type Git } from "../source/git.ts";
import { gitEnvironment } from "../source/git-environment.ts";
import type { CheckedOut } from "./checkout.ts";
import { credentialsFor } from "./credentials.ts";
import { connectionConfig, type GitConfig, withConfig } from "./git-config.ts";

/** What is fetched for a checkout, kept beside it: the checkout itself stays as it is. */
export interface PrivateObjects {
  /** In which git finds in the checkout also what was fetched, and keeps what it fetches itself. */
  readonly env: Io["env"];
  /** What must not be seen in the log. */
  readonly secrets: readonly string[];
  /** Fetches a commit with its trees. Throws ReadError where the remote does not give it. */
  fetch(id: string): Promise<void>;
  /** The commit of the first of these full reference names that the remote has. */
  look(names: readonly string[]): Promise<string | undefined>;
  /** A repository without any objects, connected to the same remote. */
  createEmpty(name: string): Promise<Git>;
}

/** Nothing is fetched yet. `folder` is for this alone, and whoever made it removes it. */
export async function openPrivateObjects(
  checkout: CheckedOut,
  {
    folder,
    token,
    io,
  }: { readonly folder: string; readonly token: string | undefined; readonly io: Io },
): Promise<PrivateObjects> {
  const connection = await connectionConfig(checkout.git);
  const { config, secrets } = credentialsFor(token, connection, io.env);
  const here = { folder, checkout, env: io.env, config: [...quiet, ...connection, ...config] };
  const directory = join(folder, "objects.git");
  const git = await createRepository(here, "objects.git");
  writeFileSync(join(directory, "objects/info/alternates"), `${checkout.objects}\n`);
  const shallowFile = join(directory, "shallow");
  if (existsSync(checkout.shallowFile)) copyFileSync(checkout.shallowFile, shallowFile);
  // So that the remote leaves out the trees that the checkout has.
  await git.ask("update-ref", "refs/checkout", checkout.commit);
  return {
    env: {
      ...withConfig(io.env, [...quiet, ...promisor, ...config]),
      GIT_OBJECT_DIRECTORY: join(directory, "objects"),
      GIT_SHALLOW_FILE: shallowFile,
    },
    secrets,
    fetch: async (id) => {
      await git.ask(
        ...fetchOptions,
        ...(checkout.isShallow ? ["--depth=1"] : []),
        "--",
        "origin",
        id,
      );
    },
    look: (names) => lookUp(git, names),
    createEmpty: (name) => createRepository(here, name),
  };
}

/** A tag of its own comes with the commit that it names: git-ls-remote(1). */
async function lookUp(git: Git, names: readonly string[]): Promise<string | undefined> {
  const patterns = names.flatMap((name) => [name, `${name}^{}`]);
  const answer = await git.ask("ls-remote", "--quiet", "--", "origin", ...patterns);
  const ids = new Map(
    answer.split("\n").map((line) => {
      const [id = "", name = ""] = line.split("\t");
      return [name, id] as const;
    }),
  );
  const found = names.find((name) => ids.has(name));
  return found === undefined ? undefined : (ids.get(`${found}^{}`) ?? ids.get(found));
}

interface Surroundings {
  readonly folder: string;
  readonly checkout: CheckedOut;
  readonly env: Io["env"];
  readonly config: GitConfig;
}

/** A bare repository of our own, in which no setting of the checkout counts but the connection. */
async function createRepository(
  { folder, checkout, env, config }: Surroundings,
  name: string,
): Promise<Git> {
  const directory = join(folder, name);
  const own = Object.entries(withConfig(env, config)).filter(([key]) => !ofCheckout.has(key));
  const git = createGit(
    folder,
    { ...gitEnvironment(Object.fromEntries(own), false), GIT_DIR: directory },
    false,
  );
  await git.ask(
    "init",
    "--quiet",
    "--bare",
    "--template=",
    `--object-format=${checkout.objectFormat}`,
  );
  return git;
}

/** What would lead git back to the checkout: git(1), "The Git Repository". */
const ofCheckout: ReadonlySet<string> = new Set([
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_COMMON_DIR",
  "GIT_INDEX_FILE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_SHALLOW_FILE",
  "GIT_NAMESPACE",
  "GIT_PREFIX",
]);

/** A fetch does this alone. */
const quiet: GitConfig = [
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["fetch.writeCommitGraph", "false"],
];

/** That objects may be missing, for which git otherwise looks into the repository's configuration. */
const promisor: GitConfig = [
  ["remote.origin.promisor", "true"],
  ["remote.origin.partialclonefilter", "blob:none"],
];

/** Contents are fetched later: those that are needed, all at once. */
const fetchOptions = [
  "fetch",
  "--quiet",
  "--no-tags",
  "--no-write-fetch-head",
  "--recurse-submodules=no",
  "--filter=blob:none",
] as const;
