import { setTimeout as sleep } from "node:timers/promises";
import { request } from "@octokit/request";
import type { Io } from "../cli/io.ts";

/** A comment on a pull request. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  /** The account that wrote it. */
  readonly author: Account;
}

export interface Account {
  readonly id: number | undefined;
  readonly login: string;
}

/** The comments of one pull request. Each throws a RequestError with the answer's status. */
export interface CommentsApi {
  /** Whom the token stands for; undefined where the server does not say. */
  self(): Promise<Account | undefined>;
  /** The oldest first. */
  list(): Promise<readonly Comment[]>;
  create(body: string): Promise<void>;
  update(id: number, body: string): Promise<void>;
  remove(id: number): Promise<void>;
}

/** Talks to the server of this runner, which may be a company's own. */
export function commentsApi(
  repository: string,
  number: number,
  { env, token }: { readonly env: Io["env"]; readonly token: string },
): CommentsApi {
  const [owner = "", repo = ""] = repository.split("/");
  const issue = { owner, repo, issue_number: number };
  const ask = request.defaults({
    baseUrl: env.GITHUB_API_URL || "https://api.github.com",
    headers: { authorization: `token ${token}`, "user-agent": "proto-compat" },
  });
  const timely = () => ({ request: { signal: AbortSignal.timeout(longestAnswer) } });
  return {
    async self() {
      const url = env.GITHUB_GRAPHQL_URL || "https://api.github.com/graphql";
      const { data } = await patiently(() => ask(`POST ${url}`, { query: whoAmI, ...timely() }));
      return accountIn(data);
    },
    async list() {
      const comments: Comment[] = [];
      for (let page = 1; page <= mostPages; page += 1) {
        const which = { ...issue, per_page: perPage, page };
        const { data } = await patiently(() =>
          ask(`GET ${commentsPath}`, { ...which, ...timely() }),
        );
        for (const { id, body, user } of data) {
          comments.push({
            id: Number(id),
            body: body ?? "",
            author: { id: user ? Number(user.id) : undefined, login: user?.login ?? "" },
          });
        }
        if (data.length < perPage) break;
      }
      return comments;
    },
    async create(body) {
      await patiently(() => ask(`POST ${commentsPath}`, { ...issue, body, ...timely() }));
    },
    async update(id, body) {
      const which = { owner, repo, comment_id: id };
      await patiently(() => ask(`PATCH ${commentPath}`, { ...which, body, ...timely() }));
    },
    async remove(id) {
      const which = { owner, repo, comment_id: id };
      await patiently(() => ask(`DELETE ${commentPath}`, { ...which, ...timely() }));
    },
  };
}

const commentsPath = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const commentPath = "/repos/{owner}/{repo}/issues/comments/{comment_id}";
const perPage = 100;
const mostPages = 100;

/** In milliseconds. */
const longestAnswer = 15_000;

/** The only question that a personal token, an app's and the runner's own can all ask of themselves. */
const whoAmI = "query { viewer { login databaseId } }";

function accountIn(answer: unknown): Account | undefined {
  const login = valueAt(answer, "data", "viewer", "login");
  const id = valueAt(answer, "data", "viewer", "databaseId");
  if (typeof login !== "string") return undefined;
  return { login, id: typeof id === "number" ? id : undefined };
}

function valueAt(data: unknown, ...names: readonly string[]): unknown {
  let value = data;
  for (const name of names) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  return value;
}

/** Asks again where the server is overloaded, but never for long: a check must end. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await ask();
    } catch (error) {
      const wait = waitBefore(error, pause);
      if (wait === undefined) throw error;
      await sleep(wait);
    }
  }
  return await ask();
}

/** In milliseconds. */
const pauses = [500, 2000] as const;
const longestPause = 10_000;

/** How long to wait before asking again, in milliseconds; undefined: it would not help. */
function waitBefore(error: unknown, pause: number): number | undefined {
  const status = statusOf(error);
  if (status === undefined) return undefined;
  const after = headerOf(error, "retry-after");
  const isLimited = status === 429 || (status === 403 && after !== undefined);
  if (!isLimited && status < 500) return undefined;
  const wait = after === undefined ? pause : Number(after) * 1000;
  return wait <= longestPause ? wait : undefined;
}

/** The status of the answer that an error stands for. */
export function statusOf(error: unknown): number | undefined {
  const status = valueAt(error, "status");
  return typeof status === "number" ? status : undefined;
}

function headerOf(error: unknown, name: string): string | undefined {
  const value = valueAt(error, "response", "headers", name);
  return value === undefined ? undefined : String(value);
}
