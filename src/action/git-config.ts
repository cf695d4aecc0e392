import type { Io } from "../cli/io.ts";
import type { Git } from "../source/git.ts";

/** Settings of git by their full names; a name can be there several times, the last one wins. */
export type GitConfig = readonly (readonly [name: string, value: string])[];

/** The environment with these settings after those that it holds: git-config(1), GIT_CONFIG_COUNT. */
export function withConfig(env: Io["env"], config: GitConfig): Io["env"] {
  const first = Number(env.GIT_CONFIG_COUNT ?? 0) || 0;
  const added = config.flatMap(([name, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, name],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  const count = String(first + config.length);
  return { ...env, ...Object.fromEntries(added), GIT_CONFIG_COUNT: count };
}

/**
 * What the repository's own configuration says of reaching its remote, with the credentials that
 * actions/checkout may have left there, in the file or in one that it includes.
 */
export async function connectionConfig(git: Git): Promise<GitConfig> {
  const fields = (await git.ask("config", "--list", "--show-scope", "-z")).split("\0");
  const config: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [scope, entry = ""] = [fields[index], fields[index + 1]];
    const end = entry.indexOf("\n");
    const name = end === -1 ? entry : entry.slice(0, end);
    const isOwn = scope === "local" || scope === "worktree";
    if (isOwn && ofConnections.test(name))
      config.push([name, end === -1 ? "true" : entry.slice(end + 1)]);
  }
  return config;
}

const ofConnections =
  /^(http|credential|url|protocol|ssh)\.|^core\.(sshcommand|gitproxy|askpass)$|^remote\.origin\.(url|proxy|proxyauthmethod|uploadpack|vcs)$/;
