import type { Git } from "../source/git.ts";
import { ReadError } from "../text/errors.ts";
import type { Checkout } from "./old-side.ts";

/** A repository in which a commit is checked out, and where git keeps what belongs to it. */
export interface CheckedOut extends Checkout {
  readonly git: Git;
  readonly objects: string;
  readonly shallowFile: string;
  readonly isShallow: boolean;
  readonly objectFormat: string;
}

/** Describes the checkout in which git runs. Throws ReadError where there is none. */
export async function checkoutOf(git: Git): Promise<CheckedOut> {
  try {
    const [answer, commit] = await Promise.all([
      git.ask("rev-parse", ...questions),
      git.ask("cat-file", "commit", "HEAD"),
    ]);
    // What git does not know it repeats.
    if (answer.includes("--")) throw await tooOld(git);
    const [shallow = "", objectFormat = "", objects = "", shallowFile = "", id = ""] =
      answer.split("\n");
    // The object itself: revisions such as HEAD^ end where a shallow clone does.
    const [header = ""] = commit.split("\n\n");
    const parents = [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(
      ([, found]) => found ?? [],
    );
    const isShallow = shallow === "true";
    return { git, commit: id, parents, objects, shallowFile, isShallow, objectFormat };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    const isAnother = error.hint === undefined || error.hint.startsWith("run it inside");
    const hint = isAnother ? checkOutFirst : (error.hint ?? "");
    throw new ReadError(`cannot read the checkout: ${error.message}`, { hint });
  }
}

const questions = [
  "--is-shallow-repository",
  "--show-object-format",
  "--path-format=absolute",
  "--git-path",
  "objects",
  "--git-path",
  "shallow",
  "HEAD",
] as const;

async function tooOld(git: Git): Promise<ReadError> {
  const version = (await git.ask("version")).trim();
  return new ReadError(`${version} is too old`, { hint: "install git 2.31 or newer" });
}

const checkOutFirst = "let a step with actions/checkout run before this one";
