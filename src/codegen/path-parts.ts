/** What stands behind the last "/". */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder of a path, "" for the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}

/** A folder and those around it, nearest first; "" is the last. */
export function* foldersAround(folder: string): Iterable<string> {
  for (let at = folder; at !== ""; at = folderOf(at)) yield at;
  yield "";
}

/** Whether a path is in this folder, or below; "" holds everything. */
export function isInside(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}
