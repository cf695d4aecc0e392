import { ReadError } from "../text/errors.ts";
import { quote } from "./quote.ts";

/** Why a file or folder could not be read, from the code of a file system error. */
export function explainFileFailure(error: unknown, path: string): ReadError {
  const code = codeOf(error);
  const reason = code === undefined ? undefined : reasons[code];
  return new ReadError(`cannot read ${quote(path)}: ${reason ?? code ?? String(error)}`, { path });
}

/** The code of a file system error, such as "ENOENT". */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  ENOTDIR: "a part of the path is a file, not a folder",
  EISDIR: "it is a folder, not a file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "its symbolic links lead in a circle",
  ENAMETOOLONG: "the name is too long",
  EMFILE: "too many files are open",
  EIO: "the disk reports an error",
};
