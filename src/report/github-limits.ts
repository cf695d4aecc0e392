/**
 * What a GitHub runner keeps of the commands of one step; the rest is only in the log. Source:
 * actions/runner, src/Runner.Worker/ExecutionContext.cs (`_maxCountPerIssueType`,
 * `_maxIssueMessageLength`); the counts are also in actions/toolkit, docs/problem-matchers.md.
 */
export const githubLimits = {
  errors: 10,
  warnings: 10,
  /** In UTF-16 code units, after unescaping. */
  messageLength: 4096,
} as const;
