/**
 * What GitHub's code scanning takes of one run. A file above a limit is refused as a whole, so that
 * nobody sees anything; of what it takes it shows the 5,000 most severe results. Source: GitHub Docs,
 * "SARIF results exceed one or more limits".
 */
export const sarifLimits = {
  results: 25_000,
  /** Of one rule; it shows ten. */
  tags: 10,
} as const;
