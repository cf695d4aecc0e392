import { UsageError } from "../text/errors.ts";
import { quote } from "./quote.ts";

/** Which source is meant; `text` is how it was written. */
export type Spec =
  | { readonly kind: "revision"; readonly text: string; readonly revision: string }
  | { readonly kind: "merge-base"; readonly text: string; readonly revision: string }
  | { readonly kind: "tag"; readonly text: string; readonly glob: string | undefined }
  | { readonly kind: "index"; readonly text: string }
  | { readonly kind: "worktree"; readonly text: string }
  | { readonly kind: "folder"; readonly text: string; readonly path: string }
  | { readonly kind: "image"; readonly text: string; readonly path: string };

/**
 * Reads what stands behind `--against` and `--head`. `isFile` says whether a path names a file: that
 * tells an image from a revision of the same name. Throws a UsageError if it cannot be a source.
 */
export function parseSpec(text: string, isFile: (path: string) => boolean): Spec {
  if (text === "") throw new UsageError("a source must not be empty", forms);
  if (/\p{Cc}/u.test(text)) {
    throw new UsageError(`source ${quote(text)} holds a control character`, forms);
  }
  if (text === ":index") return { kind: "index", text };
  if (text === ":worktree") return { kind: "worktree", text };
  if (text.startsWith("merge-base:")) {
    return { kind: "merge-base", text, revision: revisionIn(text, "merge-base:") };
  }
  if (text === "tag:") return { kind: "tag", text, glob: undefined };
  if (text.startsWith("tag:")) return { kind: "tag", text, glob: text.slice("tag:".length) };
  if (image.test(text) && (/[\\/]/.test(text) || isFile(text))) {
    return { kind: "image", text, path: text };
  }
  if (folder.test(text)) return { kind: "folder", text, path: text };
  return { kind: "revision", text, revision: revisionIn(text, "") };
}

const forms =
  "write a git revision, merge-base:REV, tag:GLOB, :index, :worktree, a folder such as ./proto or an image such as ./api.binpb";

const image = /\.(binpb|bin|pb|json|txtpb)(\.gz)?$/i;

/** "./x", "../x", "/x", "." and ".."; with a drive letter on Windows. */
const folder = /^(\.{1,2}([\\/]|$)|[\\/]|[A-Za-z]:[\\/])/;

/** A revision as in gitrevisions(7) that names one commit. ":/text" is one of them. */
function revisionIn(text: string, prefix: string): string {
  const revision = text.slice(prefix.length);
  if (revision === "") throw new UsageError(`${quote(text)} names no revision`, forms);
  if (/^(?!:\/)[^{]*\.\./.test(revision)) {
    const hint = `for a range A..B write: --against A --head B`;
    throw new UsageError(`${quote(text)} is a range, and a source is one revision`, hint);
  }
  if (revision.startsWith(":") && !revision.startsWith(":/")) {
    throw new UsageError(`${quote(text)} is not a source`, forms);
  }
  return revision;
}
