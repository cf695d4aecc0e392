/** The pathspec of all `.proto` files, wherever below the repository's root git runs. */
export const protoFiles = ":(top)*.proto";

/** The records of a NUL-terminated list. */
export function records(answer: string): readonly string[] {
  return answer.split("\0").slice(0, -1);
}
