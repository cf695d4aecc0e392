/** The folder of a path; "" at the top. Paths are those of a source: relative, with "/". */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

export function baseNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Whether a path has one of these base names. */
export function calledOneOf(baseNames: readonly string[]): (path: string) => boolean {
  const wanted = new Set(baseNames);
  return (path) => wanted.has(baseNameOf(path));
}

export function joinPath(folder: string, rest: string): string {
  return folder === "" || rest === "" ? folder + rest : `${folder}/${rest}`;
}

/** The folder itself, then the folder around it, and so on; the last one is "". */
export function foldersAround(folder: string): readonly string[] {
  const folders = [folder];
  for (let next = folder; next !== ""; ) {
    next = folderOf(next);
    folders.push(next);
  }
  return folders;
}

/** What of a path is below a folder; undefined if it is not in there. */
export function below(folder: string, path: string): string | undefined {
  if (folder === "") return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

/** Whether the last components of a path are these; the empty tail ends every path. */
export function endsWithPath(path: string, tail: string): boolean {
  return tail === "" || path === tail || path.endsWith(`/${tail}`);
}

/** The path, and what of it is behind each slash; the last one is its base name. */
export function tailsOf(path: string): readonly string[] {
  const tails = [path];
  for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1)) {
    tails.push(path.slice(slash + 1));
  }
  return tails;
}

/** How many leading folders two paths share. */
export function sharedFolders(left: string, right: string): number {
  const others = right.split("/").slice(0, -1);
  const folders = left.split("/").slice(0, -1);
  const first = folders.findIndex((folder, index) => folder !== others[index]);
  return first === -1 ? folders.length : first;
}

/** Code point order: independent of the reader's language, and that of git. */
export function byCodePoint(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** No source has a longer path: PATH_MAX of Linux. */
const longestPath = 4096;

/**
 * Whether an import string may be looked for. Imports are written by strangers: one that leaves the
 * source, or that is no plain relative path, or that is no `.proto` file (of which alone sources
 * tell what changed), is never looked for and so is nowhere.
 */
export function isImportable(name: string): boolean {
  if (name.length > longestPath || !name.endsWith(".proto")) return false;
  return !name.includes("\\") && !name.includes("\0") && !oddFolder.test(name);
}

/** Nothing, "." or ".." in the place of a name. */
const oddFolder = /(?:^|\/)\.{0,2}(?:\/|$)/;
