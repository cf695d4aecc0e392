import { createServer, type IncomingMessage } from "node:http";
import { listening } from "./git-server.ts";

export interface StoredComment {
  readonly id: number;
  readonly user: { readonly id: number; readonly login: string };
  readonly body: string;
}

/** GitHub's API for the comments of pull request 7 of acme/schemas, as its documentation has it. */
export interface GithubServer {
  readonly url: string;
  /** What the pull request's page shows. */
  readonly comments: StoredComment[];
  /** "POST /repos/..." */
  readonly requests: string[];
  /** Statuses that the next requests for comments are refused with. */
  readonly refusals: number[];
  /** Called before a comment is stored. */
  onCreate: () => void;
}

export const bot = { id: 41898282, login: "github-actions[bot]" };

/** `token`: what requests must carry. `identity`: whether it may ask who it is. */
export async function serveGithub(token: string, identity = true): Promise<GithubServer> {
  const state: Omit<GithubServer, "url"> = {
    comments: [],
    requests: [],
    refusals: [],
    onCreate: () => {},
  };
  const server = createServer(async (request, response) => {
    const send = (status: number, body?: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(body === undefined ? "" : JSON.stringify(body));
    };
    const body = await bodyOf(request);
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    state.requests.push(`${request.method} ${pathname}`);
    if (request.headers.authorization !== `token ${token}`) return send(401, { message: "no" });
    if (pathname === "/graphql") {
      const viewer = { login: bot.login, databaseId: bot.id };
      return identity ? send(200, { data: { viewer } }) : send(403, { message: "no" });
    }
    const refusal = state.refusals.shift();
    if (refusal !== undefined) return send(refusal, { message: "no" });
    const all = "/repos/acme/schemas/issues/7/comments";
    if (pathname === all && request.method === "GET") {
      const size = Number(searchParams.get("per_page") ?? 30);
      const first = (Number(searchParams.get("page") ?? 1) - 1) * size;
      return send(200, state.comments.slice(first, first + size));
    }
    if (pathname === all && request.method === "POST") {
      state.onCreate();
      state.comments.push({ id: nextId(state.comments), user: bot, body: body.body ?? "" });
      return send(201, state.comments.at(-1));
    }
    const one = /^\/repos\/acme\/schemas\/issues\/comments\/(\d+)$/.exec(pathname)?.[1];
    const index = state.comments.findIndex(({ id }) => id === Number(one));
    const comment = state.comments[index];
    if (comment === undefined) return send(404, { message: "Not Found" });
    if (request.method === "DELETE") {
      state.comments.splice(index, 1);
      return send(204);
    }
    state.comments[index] = { ...comment, body: body.body ?? "" };
    return send(200, state.comments[index]);
  });
  return Object.assign(state, { url: await listening(server) });
}

export function nextId(comments: readonly StoredComment[]): number {
  return 1 + Math.max(0, ...comments.map(({ id }) => id));
}

async function bodyOf(request: IncomingMessage): Promise<{ readonly body?: string }> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text === "" ? {} : JSON.parse(text);
}
