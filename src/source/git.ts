import type { SimpleGit, SimpleGitOptions } from "simple-git";
import { explainFailure } from "./git-failure.ts";

/** Git's answers to questions, each one process. */
export interface Git {
  /** A real path; every command runs there. */
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  readonly offline: boolean;
  /**
   * The standard output of a git command; empty also where git says "nothing" with exit status 1.
   * Throws a ReadError that says why and what mends it.
   */
  ask(...args: readonly string[]): Promise<string>;
}

/** Git in a folder, with an environment made by `gitEnvironment`. */
export function createGit(
  directory: string,
  env: Readonly<Record<string, string>>,
  offline: boolean,
): Git {
  let client: Promise<SimpleGit> | undefined;
  const git: Git = {
    directory,
    env,
    offline,
    async ask(...args) {
      client ??= connect(directory, env);
      const connected = await client;
      try {
        return await connected.raw([...args]);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        throw await explainFailure({ output: error.message, command: args[0] ?? "", git });
      }
    },
  };
  return git;
}

/** simple-git is imported here, because it costs as much time as five git processes. */
async function connect(
  directory: string,
  env: Readonly<Record<string, string>>,
): Promise<SimpleGit> {
  const { simpleGit } = await import("simple-git");
  const client = simpleGit({
    baseDir: directory,
    completion: { onClose: true, onExit: false },
    allowEnvironment: Object.keys(env),
    unsafe: trusted,
    errors: failureOf,
  });
  // simple-git waits 50 ms longer for a process that printed nothing: an empty chunk ends the wait.
  client.outputHandler((_command, output) => {
    output.once("end", () => output.emit("data", Buffer.alloc(0)));
  });
  return client.env({ ...env });
}

/**
 * The user's own environment and configuration are trusted, as by git itself. Nothing that a pull
 * request holds becomes an option: only object ids, and what stands behind "--", become arguments.
 */
const trusted: Trust = {
  allowUnsafeAlias: true,
  allowUnsafeAskPass: true,
  allowUnsafeCommandBinaries: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeDiffTextConv: true,
  allowUnsafeEditor: true,
  allowUnsafeExec: true,
  allowUnsafeFilter: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeGpgProgram: true,
  allowUnsafeHooksPath: true,
  allowUnsafeInclude: true,
  allowUnsafeMergeDriver: true,
  allowUnsafePack: true,
  allowUnsafePager: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeSshCommand: true,
  allowUnsafeSubmodule: true,
  allowUnsafeTemplateDir: true,
  allowUnsafeUrlRewrite: true,
};

type Unsafe = Required<NonNullable<SimpleGitOptions["unsafe"]>>;
type Trust = Omit<Unsafe, "allowUnsafeCustomBinary" | "allowAbbreviatedOptions">;

/**
 * Exit status 1 without a word is an answer. A signal (no exit status) is none, and neither is an
 * error that git reports but goes on after, such as a file that `git grep` cannot read.
 */
function failureOf(
  error: Buffer | Error | undefined,
  result: { readonly exitCode: number | null; readonly stdErr: readonly Buffer[] },
): Buffer | Error | undefined {
  if (error !== undefined) return error;
  const complaint = Buffer.concat(result.stdErr).toString();
  if (/^(error|fatal): /m.test(complaint)) return new Error(complaint);
  if (result.exitCode === 0 || result.exitCode === 1) return undefined;
  return new Error(`fatal: it ended with status ${result.exitCode ?? "unknown"}`);
}
