import { posix } from "node:path";
import { entryAt } from "../../source/entry-at.ts";
import { filesIn, textAt } from "../../source/top-files.ts";
import type { InitStep } from "./init-plan.ts";

/**
 * A workflow of GitHub; none where one runs this program already. Where another service is set up,
 * and GitHub is not, what to run there.
 */
export function workflowStep(top: string, version: string): InitStep {
  const present = filesIn(top, folder).find((name) => /\bproto-compat\b/.test(textAt(top, name)));
  if (present !== undefined) return { kind: "keep", path: present };
  const other = services.find((each) => entryAt(top, each) !== "nothing");
  if (other !== undefined && entryAt(top, folder) === "nothing") {
    return { kind: "advise", path: other, text: `npx --yes proto-compat@${version} check\n` };
  }
  const from = undefined;
  return { kind: "write", part: "workflow", path, text: workflowText(version), from };
}

const folder = ".github/workflows";
const path = posix.join(folder, "proto-compat.yml");

const services = [
  ".gitlab-ci.yml",
  "Jenkinsfile",
  "azure-pipelines.yml",
  ".buildkite",
  "bitbucket-pipelines.yml",
  ".circleci",
] as const;

function workflowText(version: string): string {
  return `# Marks in each pull request what it breaks. Written by: proto-compat init
name: proto-compat
on:
  pull_request:
    paths: ["**.proto", "**/proto-compat.yaml", "**/buf.yaml"]
permissions:
  contents: read
jobs:
  proto-compat:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      # Put the owner of the action's repository for OWNER. A tag can be moved, a commit cannot: better
      # still name the full id of the commit that is tagged v${version}, and the tag in a comment behind it.
      - uses: OWNER/proto-compat@v${version}
`;
}
