import { statSync } from "node:fs";
import { resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import type { FailOn } from "../check/outcome.ts";
import type { CheckRequest, ConfigChoice, RootChoice } from "../run/check-request.ts";
import { UsageError } from "../text/errors.ts";
import type { Io } from "./io.ts";
import type { ReportOptions } from "./report-choice.ts";
import { canonical } from "./rule-names.ts";

export interface FolderOption {
  /** `-C`: the folder to run in. */
  readonly C?: string;
}

/** The options of `check` as commander hands them over. */
export interface CheckOptions extends FolderOption, ReportOptions {
  readonly against?: string;
  readonly head?: string;
  readonly staged?: true;
  readonly use?: readonly string[];
  readonly except?: readonly string[];
  /** False by `--no-config`. */
  readonly config?: string | false;
  readonly excludePath?: readonly string[];
  readonly failOn?: FailOn;
  readonly root?: readonly RootChoice[];
  readonly all?: true;
  readonly codegen?: true;
  /** False by `--no-history`. */
  readonly history: boolean;
  readonly offline?: true;
  readonly color: boolean;
  readonly verbose?: true;
  readonly quiet?: true;
}

/** The request that the command line means. Throws UsageError if `-C` names no folder. */
export function requestOf(paths: readonly string[], options: CheckOptions, io: Io): CheckRequest {
  return {
    cwd: folderOf(options, io),
    env: io.env,
    against: options.against ?? (options.staged ? "HEAD" : undefined),
    head: options.head ?? (options.staged ? ":index" : ":worktree"),
    use: options.use,
    except: options.except,
    config: configOf(options.config),
    failOn: options.failOn,
    paths,
    excludePaths: options.excludePath ?? [],
    roots: options.root ?? [],
    all: options.all ?? false,
    codegen: options.codegen ?? false,
    history: options.history,
    offline: options.offline ?? false,
  };
}

/** The names in `A,B` after what earlier flags of the same name gave. */
export function listOf(text: string, earlier: readonly string[] = []): readonly string[] {
  const named = text
    .split(",")
    .map(canonical)
    .filter((name) => name !== "");
  if (named.length === 0) throw new InvalidArgumentError("It names no rule.");
  return [...earlier, ...named];
}

export function oneMore(text: string, earlier: readonly string[] = []): readonly string[] {
  if (text === "") throw new InvalidArgumentError("It is empty.");
  return [...earlier, text];
}

/** `DIR` or `DIR=PREFIX` after the earlier roots. */
export function oneMoreRoot(
  text: string,
  earlier: readonly RootChoice[] = [],
): readonly RootChoice[] {
  const split = text.indexOf("=");
  const folder = split === -1 ? text : text.slice(0, split);
  const prefix = split === -1 ? "" : text.slice(split + 1);
  if (folder === "") throw new InvalidArgumentError("It names no folder.");
  return [...earlier, { folder, prefix: prefix.replace(/^\/+|\/+$/g, "") }];
}

/** Where to run. Throws UsageError if `-C` names no folder. */
export function folderOf(options: FolderOption, io: Io): string {
  if (options.C === undefined) return io.cwd;
  const folder = resolve(io.cwd, options.C);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder;
  throw new UsageError(`-C: "${options.C}" is not a folder`);
}

/** What `--config` and `--no-config` mean. */
export function configOf(config: string | false | undefined): ConfigChoice {
  if (config === undefined) return { kind: "discover" };
  return config === false ? { kind: "none" } : { kind: "file", path: config };
}
