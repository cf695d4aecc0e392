import { entryAt } from "../../source/entry-at.ts";
import { textAt } from "../../source/top-files.ts";
import { UsageError } from "../../text/errors.ts";
import { readYaml } from "../../text/tree/read-yaml.ts";
import type { Tree } from "../../text/tree/tree.ts";
import type { InitStep } from "./init-plan.ts";
import { isTaken } from "./is-taken.ts";

/**
 * A configuration of pre-commit with the hook. Where there is one, or another hook manager, what to
 * add to it; nothing, where that names this program already.
 */
export function hookStep(top: string, version: string): InitStep {
  const manager = managers.find(({ path }) => entryAt(top, path) !== "nothing");
  if (manager === undefined) {
    const text = `# Each clone needs, once: pre-commit install\nrepos:\n${entryText(version)}`;
    return { kind: "write", part: "hook", path: preCommit, text, from: undefined };
  }
  const { path, file, add } = manager;
  if (path === file && entryAt(top, path) !== "link") isTaken(top, path);
  const text = textAt(top, file);
  const isThere = path === preCommit ? hasHook(file, text) : /\bproto-compat\b/.test(text);
  return isThere
    ? { kind: "keep", path: file }
    : { kind: "advise", path: file, text: add(version) };
}

const preCommit = ".pre-commit-config.yaml";

function entryText(version: string): string {
  return `  # Put the owner of the repository of proto-compat for OWNER.
  - repo: https://github.com/OWNER/proto-compat
    rev: v${version}
    hooks:
      - id: proto-compat
`;
}

const command = "proto-compat check --staged";

const lefthook = `pre-commit:
  commands:
    proto-compat:
      run: npx --no-install ${command}
`;

interface Manager {
  /** What shows that it is in use. */
  readonly path: string;
  /** Where its hook is written. */
  readonly file: string;
  add(version: string): string;
}

const managers: readonly Manager[] = [
  { path: preCommit, file: preCommit, add: entryText },
  { path: ".husky", file: ".husky/pre-commit", add: () => `${command}\n` },
  ...["lefthook", ".lefthook"]
    .flatMap((name) => [`${name}.yml`, `${name}.yaml`])
    .map((path) => ({ path, file: path, add: () => lefthook })),
];

/** Not by its text: a comment may speak of it. A file that cannot be read has no hook that runs. */
function hasHook(path: string, text: string): boolean {
  try {
    return hasId(readYaml(path, text));
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

function hasId(node: Tree): boolean {
  switch (node.kind) {
    case "word":
    case "nothing":
      return false;
    case "list":
      return node.items.some(hasId);
    case "mapping":
      return [...node.entries].some(([key, { value }]) =>
        key === "id" && value.kind === "word" ? value.text === "proto-compat" : hasId(value),
      );
  }
}
