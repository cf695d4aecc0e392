/**
 * What GitHub keeps of what a step tells it; the rest is dropped without a word, or refuses the
 * whole. Sources: actions/runner, src/Runner.Worker/ExecutionContext.cs (`_maxCountPerIssueType`,
 * `_maxIssueMessageLength`) and Runner.Worker/FileCommandManager.cs (`_attachmentSizeLimit`);
 * docs.github.com, "Limits for annotations" (jobs). Those of SARIF files are in sarif-limits.ts.
 */
export const githubLimits = {
  /** Annotations of each kind, a step. */
  errors: 10,
  warnings: 10,
  notices: 10,
  /** Annotations of all kinds, a job. */
  annotationsPerJob: 50,
  /** Of an annotation's message, in UTF-16 code units, after unescaping. */
  messageLength: 4096,
  /** Of a whole command line. */
  commandBytes: 64 * 1024,
  /** Of a job summary, a step. */
  summaryBytes: 1024 * 1024,
  /** Of a comment, in characters. */
  commentCharacters: 65_536,
} as const;
