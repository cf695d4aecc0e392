import type { Span } from "../../text/span.ts";

/** Whether managed mode of buf may have been at work where a file was generated. */
export type IsManaged = (generated: string, schema: string) => boolean;

/**
 * A template with managed mode on speaks for the folder that it stands in, where the schema or the
 * generated file is below that folder; one in a folder that holds neither schemas nor generated
 * code is used from elsewhere, and speaks for everything.
 */
export function isManagedBy(templates: readonly Span[], paths: Iterable<string>): IsManaged {
  const folders = [...new Set(templates.map(({ path }) => folderOf(path)))];
  const all = [...paths];
  const isForAll = folders.some((folder) => !all.some((path) => path.startsWith(folder)));
  return (generated, schema) =>
    isForAll || folders.some((folder) => generated.startsWith(folder) || schema.startsWith(folder));
}

/** "" or with "/" at its end. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
