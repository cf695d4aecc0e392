import { createHash } from "node:crypto";
import { type Outcome, summaryOf } from "../check/outcome.ts";
import type { Io } from "../cli/io.ts";
import { githubLimits } from "../report/github-limits.ts";
import { markdown } from "../report/markdown.ts";
import type { LinkTarget } from "../report/markdown-links.ts";
import type { WorkflowEvent } from "./event.ts";
import {
  type Account,
  type Comment,
  type CommentsApi,
  commentsApi,
  statusOf,
} from "./github-api.ts";
import type { Inputs } from "./inputs.ts";
import { warning } from "./runner-command.ts";

export interface CommentContext {
  readonly inputs: Inputs;
  readonly io: Io;
  readonly links: LinkTarget | undefined;
}

/**
 * Keeps one comment on the pull request that says what the outcome says, and none where that is
 * nothing. Throws what the server answers, unless the pull request comes from a fork, whose token may
 * not write.
 */
export async function commentOn(
  event: WorkflowEvent,
  outcome: Outcome | undefined,
  context: CommentContext,
): Promise<void> {
  const { inputs, io, links } = context;
  const { pullRequest } = event;
  const repository = io.env.GITHUB_REPOSITORY;
  if (pullRequest === undefined || repository === undefined) {
    io.stdout.write("no comment: this run is for no pull request\n");
    return;
  }
  if (inputs.token === undefined) {
    io.stdout.write(pullRequest.isFromFork ? noToken : warning(noToken.trimEnd()));
    return;
  }
  const api = commentsApi(repository, pullRequest.number, { env: io.env, token: inputs.token });
  const head = headOf(inputs, io.env);
  const body = isClean(outcome) ? undefined : bodyOf(outcome, head, links);
  try {
    await keepOne(api, head, body);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (pullRequest.isFromFork) io.stdout.write("no comment: the token of a fork may not write\n");
    else io.stdout.write(warning(mayNotWrite));
  }
}

const noToken = 'no comment: the input "token" is empty\n';

const mayNotWrite =
  "no comment: the token may not write; give the job `permissions: pull-requests: write`";

function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  return status === 401 || status === 403 || status === 404;
}

function isClean(outcome: Outcome | undefined): outcome is undefined {
  if (outcome === undefined) return true;
  if (outcome.kind === "failed") return false;
  const { errors, warnings } = summaryOf(outcome.verdict);
  return errors + warnings === 0;
}

/** The hidden first line, by which a later run knows its comment. */
interface Head {
  /** Tells the comments of several jobs and steps from each other. */
  readonly key: string;
  /** Numbers grow: a run that is overtaken by a newer one leaves that one's comment alone. */
  readonly run: number;
}

function headOf(inputs: Inputs, env: Io["env"]): Head {
  const step = [env.GITHUB_WORKFLOW, env.GITHUB_JOB, env.GITHUB_ACTION, inputs.workingDirectory];
  const key = createHash("sha256").update(JSON.stringify(step)).digest("hex").slice(0, 12);
  return { key, run: Number(env.GITHUB_RUN_ID) || 0 };
}

function bodyOf(outcome: Outcome, { key, run }: Head, links: LinkTarget | undefined): string {
  const hidden = `<!-- proto-compat ${key} ${run} -->\n`;
  // A byte holds a character at most.
  const limit = githubLimits.commentCharacters - hidden.length;
  const plain = { color: false, columns: undefined, verbose: false };
  return `${hidden}${markdown(outcome, plain, { links, limit })}`;
}

function runOf(body: string, key: string): number | undefined {
  const [, found, run] = /^<!-- proto-compat ([0-9a-f]{12}) (\d{1,15}) -->/.exec(body) ?? [];
  return found === key ? Number(run) : undefined;
}

async function keepOne(api: CommentsApi, head: Head, body: string | undefined): Promise<void> {
  const self = await api.self().catch(() => undefined);
  const ours = async () => (await api.list()).filter((comment) => isOurs(comment, head, self));
  const found = await ours();
  if (found.some((comment) => (runOf(comment.body, head.key) ?? 0) > head.run)) return;
  if (body === undefined) return await removeAll(api, found);
  if (found.length === 0) {
    await api.create(body);
    // Another run may have done so at the same moment.
    return await keepFirst(api, await ours(), body);
  }
  await keepFirst(api, found, body);
}

async function keepFirst(
  api: CommentsApi,
  [first, ...others]: readonly Comment[],
  body: string,
): Promise<void> {
  if (first !== undefined && first.body !== body) await api.update(first.id, body);
  await removeAll(api, others);
}

async function removeAll(api: CommentsApi, comments: readonly Comment[]): Promise<void> {
  for (const { id } of comments) {
    await api.remove(id).catch((error) => {
      if (statusOf(error) !== 404) throw error;
    });
  }
}

/** Whoever quotes a comment quotes its hidden line too, so its author is looked at. */
function isOurs(comment: Comment, { key }: Head, self: Account | undefined): boolean {
  if (runOf(comment.body, key) === undefined) return false;
  const { author } = comment;
  if (self?.id !== undefined) return author.id === self.id;
  return author.login === (self?.login ?? "github-actions[bot]");
}
