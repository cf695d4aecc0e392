import { entryAt } from "../../source/entry-at.ts";
import { quote } from "../../source/quote.ts";
import { UsageError } from "../../text/errors.ts";

/** Whether a file is there. Throws a UsageError where something else is in its place or on its way. */
export function isTaken(top: string, path: string): boolean {
  const names = path.split("/");
  for (const [index] of names.entries()) {
    const part = names.slice(0, index + 1).join("/");
    const entry = entryAt(top, part);
    if (entry === "nothing") return false;
    const wanted = part === path ? "file" : "folder";
    if (entry === wanted) continue;
    const what = entry === "link" ? "a symbolic link" : `not a ${wanted}`;
    const hint = "move it away, or name the other parts that you want: see init --help";
    throw new UsageError(`cannot write ${quote(path)}: ${quote(part)} is ${what}`, hint);
  }
  return true;
}
