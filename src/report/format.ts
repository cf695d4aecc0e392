/** What `--format` chooses among, and who reads it. Here, apart from the reporters, to load fast. */
export const formats = {
  text: "people at a terminal",
  github: "the log and the annotations of GitHub Actions",
  markdown: "a page of the run, or a comment",
  json: "programs; its schema is published",
  sarif: "code scanning on GitHub, and other readers of SARIF 2.1.0",
  junit: "whatever shows test results: Jenkins, GitLab, Azure, CircleCI",
  gitlab: "the Code Quality report of GitLab",
  rdjson: "reviewdog, which comments on the changed lines",
} as const;

export type Format = keyof typeof formats;

export function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}
