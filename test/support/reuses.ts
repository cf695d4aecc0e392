import type { Finding } from "../../src/check/finding.ts";
import { runCheck } from "../../src/run/check.ts";
import type { CheckRequest } from "../../src/run/check-request.ts";
import type { Note } from "../../src/text/problem.ts";
import type { TestRepository } from "./repository.ts";

/** What a check says of the past. */
export interface Reuses {
  /** "severity: message", sorted by place. */
  readonly messages: readonly string[];
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
}

/** Checks the work tree of a repository against HEAD by the rules about the past. */
export async function reuses(
  repository: Pick<TestRepository, "directory" | "env">,
  request: Partial<CheckRequest> = {},
): Promise<Reuses> {
  const outcome = await runCheck({
    cwd: repository.directory,
    env: repository.env,
    against: "HEAD",
    head: ":worktree",
    use: ["HISTORY"],
    except: undefined,
    config: { kind: "none" },
    paths: [],
    excludePaths: [],
    roots: [],
    all: false,
    failOn: undefined,
    history: true,
    offline: false,
    ...request,
  });
  if (outcome.kind === "failed") throw new Error(JSON.stringify(outcome.errors));
  const { findings } = outcome.verdict;
  const messages = findings.map(({ severity, message }) => `${severity}: ${message}`);
  return { messages, findings, notes: outcome.notes };
}

/** A proto3 file with one message acme.v1.User of these fields. */
export function user(...fields: readonly string[]): string {
  const lines = ["string id = 1", ...fields].map((field) => `  ${field};\n`);
  return `syntax = "proto3";\n\npackage acme.v1;\n\nmessage User {\n${lines.join("")}}\n`;
}
