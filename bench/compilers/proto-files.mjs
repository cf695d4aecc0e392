import { readdirSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";

/**
 * The `.proto` files of a folder by import name, and a way to read each: its text, or its bytes where
 * they may not be UTF-8.
 * @param {string} folder
 * @returns {{ readonly paths: ReadonlySet<string>, readonly read: (path: string) => string | Buffer }}
 */
export function protoFiles(folder) {
  const root = resolve(folder) + sep;
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".proto"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll(sep, "/"));
  return { paths: new Set(paths), read: (path) => readProto(root + path) };
}

/** @param {string} path */
function readProto(path) {
  const text = readFileSync(path, "utf8");
  return text.includes("\ufffd") ? readFileSync(path) : text;
}
