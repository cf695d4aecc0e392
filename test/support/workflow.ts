import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createFolder, createRepository, repositoryAt, type TestRepository } from "./repository.ts";
import { stepOutputs } from "./step-outputs.ts";

/** A remote with a branch "feature" that changes a field's type, and the merge that GitHub tries. */
export interface PullRequest {
  readonly origin: TestRepository;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

export const released =
  'syntax = "proto3";\npackage acme.v1;\nmessage User {\n  string email = 2;\n}\n';

export function pullRequest(files: Readonly<Record<string, string>> = {}): PullRequest {
  const origin = createRepository();
  origin.git("config", "uploadpack.allowFilter", "true");
  origin.git("config", "uploadpack.allowAnySHA1InWant", "true");
  const base = origin.commit({ "user.proto": released, "big.txt": "before", ...files });
  origin.branch("feature");
  const changed = released.replace("string", "int32");
  const head = origin.commit({ "user.proto": changed, "big.txt": "after" });
  return { origin, base, head, merge: mergeInto(origin, "main", "feature") };
}

/** The commit of a trial merge, which is on no branch. */
export function mergeInto(origin: TestRepository, base: string, head: string): string {
  origin.git("checkout", "-q", "--detach", base);
  origin.git("merge", "-q", "--no-ff", "--no-edit", head);
  return origin.git("rev-parse", "HEAD");
}

/** What actions/checkout makes: one commit, without anything else, unless told so. */
export function checkedOut(
  url: string,
  commit: string,
  { depth = 1, config = [], folder = createFolder() }: CheckoutOptions = {},
): TestRepository {
  const checkout = repositoryAt(folder);
  checkout.git("init", "-q");
  checkout.git("remote", "add", "origin", url);
  for (const [name, value] of config) checkout.git("config", name, value);
  const wanted = depth === 0 ? ["+refs/heads/*:refs/remotes/origin/*", commit] : [commit];
  const depths = depth === 0 ? [] : [`--depth=${depth}`];
  checkout.git("fetch", "-q", "--no-tags", ...depths, "origin", ...wanted);
  checkout.git("checkout", "-q", "--detach", commit);
  return checkout;
}

interface CheckoutOptions {
  /** 0: everything. */
  readonly depth?: number;
  readonly config?: readonly (readonly [name: string, value: string])[];
  readonly folder?: string;
}

/** What a step gets. Inputs by their names in action.yml. */
export interface Step {
  readonly event: string;
  readonly payload?: unknown;
  /** The commit that the workflow runs for. */
  readonly sha?: string;
  readonly ref?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** The environment of a step in a checkout, as the runner makes it, with files of its own. */
export function stepEnvironment(checkout: TestRepository, step: Step): Record<string, string> {
  const { event, payload = {}, sha = checkout.git("rev-parse", "HEAD"), ref, inputs = {} } = step;
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  const folder = createFolder({ "event.json": text, output: "", "summary.md": "", "temp/x": "" });
  const given = Object.entries(inputs).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  return {
    ...checkout.env,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: join(folder, "event.json"),
    GITHUB_OUTPUT: join(folder, "output"),
    GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
    GITHUB_WORKSPACE: checkout.directory,
    GITHUB_SHA: sha,
    ...(ref === undefined ? {} : { GITHUB_REF: ref }),
    GITHUB_SERVER_URL: "https://github.example",
    GITHUB_REPOSITORY: "acme/schemas",
    RUNNER_TEMP: join(folder, "temp"),
    ...Object.fromEntries(given),
    ...step.env,
  };
}

export interface StepResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
  readonly outputs: ReadonlyMap<string, string>;
  /** What it left in the runner's folder for temporary files. */
  readonly left: readonly string[];
}

/** Starts the bundled action as the runner does. */
export async function runStep(
  entry: string,
  checkout: TestRepository,
  step: Step,
): Promise<StepResult> {
  const env = stepEnvironment(checkout, step);
  const child = spawn(process.execPath, [entry], { cwd: checkout.directory, env });
  const said = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    said.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said.stderr += text;
  });
  const [status] = await once(child, "close");
  const fileOf = (name: string) => readFileSync(env[name] ?? "", "utf8");
  return {
    status,
    ...said,
    summary: env.GITHUB_STEP_SUMMARY ? fileOf("GITHUB_STEP_SUMMARY") : "",
    outputs: stepOutputs(env.GITHUB_OUTPUT ? fileOf("GITHUB_OUTPUT") : ""),
    left: readdirSync(env.RUNNER_TEMP ?? "").filter((name) => name !== "x"),
  };
}

/** Every file of the clone with a digest of its content. */
export function stateOf({ directory }: TestRepository): ReadonlyMap<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path, createHash("sha1").update(readFileSync(path)).digest("hex")] as const;
      })
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}
