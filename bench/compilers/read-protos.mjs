import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/**
 * The bytes of every `.proto` file in a folder, by import name.
 * @param {string} folder
 * @returns {ReadonlyMap<string, Buffer>}
 */
export function readProtos(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".proto"))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.map((path) => [relative(folder, path).split(sep).join("/"), readFileSync(path)]),
  );
}
