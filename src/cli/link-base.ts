import { hostname } from "node:os";
import { pathToFileURL } from "node:url";
import type { Output } from "./io.ts";

/**
 * The URL that paths in a folder are links below; undefined where the output shows no links. It names
 * this machine, so that a terminal on another one does not open a file of its own.
 */
export async function linkBaseOf(
  folder: string | undefined,
  output: Output,
): Promise<string | undefined> {
  if (folder === undefined || !(await output.showsLinks())) return undefined;
  // Windows takes a host for a share on the network.
  const host = process.platform === "win32" ? "" : encodeURIComponent(hostname());
  return `file://${host}${pathToFileURL(folder).pathname.replace(/\/?$/, "/")}`;
}
