import type { Environment } from "./git-environment.ts";

/** Whether this runs in a CI service, where what is checked is not what may set the rules. */
export function isCi(env: Environment): boolean {
  const isSet = (name: string) => !["", "0", "false"].includes(env[name]?.toLowerCase() ?? "");
  return variables.some(isSet);
}

/** Most services set the first one; Azure Pipelines, TeamCity and older Jenkins do not. */
const variables = ["CI", "TF_BUILD", "TEAMCITY_VERSION", "JENKINS_URL"] as const;
