import { UsageError } from "../text/errors.ts";
import { readYaml } from "../text/tree/read-yaml.ts";
import type { Tree } from "../text/tree/tree.ts";

/**
 * The folders below `v3/modules` of buf's cache in which the modules of a buf.lock stand, once buf has
 * fetched them. The layout is what buf 1.75.0 says with `--debug`, for locks of v1 and of v2. What is
 * no name of a module is left out: a lock may come from a stranger.
 */
export function readLock(path: string, text: string): readonly string[] {
  const document = parsed(path, text);
  const deps = document?.kind === "mapping" ? document.entries.get("deps")?.value : undefined;
  return deps?.kind === "list" ? deps.items.flatMap(folderOf) : [];
}

/** A lock that cannot be read locks nothing: what it names is assumed then. */
function parsed(path: string, text: string): Tree | undefined {
  try {
    return readYaml(path, text);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function folderOf(dep: Tree): readonly string[] {
  const word = (key: string) => {
    const value = dep.kind === "mapping" ? dep.entries.get(key)?.value : undefined;
    return value?.kind === "word" ? value.text : "";
  };
  const name = word("name") || [word("remote"), word("owner"), word("repository")].join("/");
  const [digest = ""] = word("digest").split(":");
  const parts = [digest, ...name.split("/"), word("commit").replaceAll("-", "")];
  return parts.length === 5 && parts.every(isName) ? [parts.join("/")] : [];
}

function isName(part: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part) && !part.includes("..");
}
