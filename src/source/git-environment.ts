/** Environment variables by name; undefined is unset. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment in which git answers programs: no prompt, no pager, no translation, no lock that
 * is not needed. `GIT_DIR`, `GIT_INDEX_FILE` and their like stay as they are, since a hook sets them.
 */
export function gitEnvironment(env: Environment, offline: boolean): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !removed.has(name)) result[name] = value;
  }
  Object.assign(result, fixed);
  if (offline) Object.assign(result, withoutNetwork);
  return result;
}

/** What could start a program, or change how git reads a path or prints an answer. */
const removed: ReadonlySet<string> = new Set([
  "EDITOR",
  "VISUAL",
  "PAGER",
  "PREFIX",
  "GIT_EDITOR",
  "GIT_SEQUENCE_EDITOR",
  "GIT_PAGER",
  "GIT_EXTERNAL_DIFF",
  "GIT_DIFF_OPTS",
  "GIT_TEMPLATE_DIR",
  "GIT_LITERAL_PATHSPECS",
  "GIT_GLOB_PATHSPECS",
  "GIT_NOGLOB_PATHSPECS",
  "GIT_ICASE_PATHSPECS",
]);

const fixed = {
  LC_ALL: "C",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
} as const;

/** Git before 2.45 does not know the first one and is stopped by the second. */
const withoutNetwork = { GIT_NO_LAZY_FETCH: "1", GIT_ALLOW_PROTOCOL: "none" } as const;
