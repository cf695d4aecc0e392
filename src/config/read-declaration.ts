import { posix } from "node:path";
import { UsageError } from "../text/errors.ts";
import { readYaml } from "../text/tree/read-yaml.ts";
import type { Declaration } from "./declaration.ts";
import { folderOf } from "./path-in.ts";
import { readBuf } from "./read-buf.ts";
import { readOwn } from "./read-own.ts";
import { readWork } from "./read-work.ts";

const top = { line: 1, column: 1 };

/** What a configuration file in a source says. Throws a UsageError with the place of a fault. */
export function readDeclaration(path: string, text: string): Declaration {
  const folder = folderOf(path);
  switch (posix.basename(path)) {
    case "buf.yaml":
      return readBuf(path, folder, text);
    case "buf.work.yaml":
      return readWork(path, folder, text);
    case "proto-compat.yml":
      throw new UsageError("a file of this name is not read", "call it proto-compat.yaml", {
        path,
        start: top,
        end: top,
      });
    default:
      return readOwn(path, folder, text);
  }
}

/**
 * What a file of any name says, as if it stood at the top of the source. It is a buf.yaml if it has
 * one of its versions. Throws a UsageError with the place of a fault.
 */
export function readChosen(path: string, text: string): Declaration {
  const node = readYaml(path, text);
  const version = node.kind === "mapping" ? node.entries.get("version")?.value : undefined;
  const isBuf = version?.kind === "word" && version.text.startsWith("v");
  const isWork = node.kind === "mapping" && node.entries.has("directories");
  if (isWork) {
    const hint = "run in its folder without --config, or give the buf.yaml of a module";
    throw new UsageError(`"${path}" is a buf.work.yaml, which says nothing of rules`, hint);
  }
  return isBuf ? readBuf(path, "", text) : readOwn(path, "", text);
}
