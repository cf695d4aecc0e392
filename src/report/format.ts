/** What `--format` chooses among, and who reads it. Here, apart from the reporters, to load fast. */
export const formats = {
  text: "people at a terminal",
  github: "the log and the annotations of GitHub Actions",
  json: "programs; its schema is published",
} as const;

export type Format = keyof typeof formats;

export function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}
