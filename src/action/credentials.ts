import type { Io } from "../cli/io.ts";
import type { GitConfig } from "./git-config.ts";

/** How the token is shown to the remote. */
export interface Credentials {
  readonly config: GitConfig;
  /** What must not be seen in the log. */
  readonly secrets: readonly string[];
}

/**
 * The header that actions/checkout uses too, for the remote of GitHub itself and for no other one.
 * Nothing where the checkout kept credentials of its own: a request must not carry both.
 */
export function credentialsFor(
  token: string | undefined,
  connection: GitConfig,
  env: Io["env"],
): Credentials {
  const remote = connection.findLast(([name]) => name === "remote.origin.url")?.[1];
  const server = originOf(env.GITHUB_SERVER_URL);
  const hasOwn = connection.some(([name]) => /^http\..*extraheader$/.test(name));
  if (token === undefined || hasOwn || server === undefined || originOf(remote) !== server) {
    return { config: [], secrets: [] };
  }
  const encoded = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    config: [[`http.${server}/.extraheader`, `AUTHORIZATION: basic ${encoded}`]],
    secrets: [token, encoded],
  };
}

/** Scheme, host and port; undefined for what is not reached by HTTP. */
function originOf(url: string | undefined): string | undefined {
  if (url === undefined || !/^https?:/.test(url) || !URL.canParse(url)) return undefined;
  return new URL(url).origin;
}
