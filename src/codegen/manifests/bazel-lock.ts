import { readJson } from "../../text/tree/read-json.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { toolOf } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { type LockedPackage, nothingRead } from "../reading.ts";
import { entriesAt, wordAt } from "./tree-parts.ts";

/**
 * The versions that modules come to. Since Bazel 7.2 the file lists what was fetched of the registry:
 * the `source.json` of a module only in the version that was chosen. Before, it held the graph.
 */
export const bazelLock: ManifestReader = {
  files: "`MODULE.bazel.lock`",
  finds: "the versions that modules of Bazel come to, which other modules may have raised",
  ecosystem: "bazel",
  makesScope: false,
  matches: (path) => baseName(path) === "MODULE.bazel.lock",
  read({ path, text }) {
    const tree = readJson(path, text);
    const fetched = entriesAt(tree, "registryFileHashes").flatMap(([address, { at, value }]) => {
      if (value.kind !== "word") return [];
      const [file, version, name] = address.split("/").toReversed();
      return file === "source.json" ? lockedAt(name, version, at) : [];
    });
    const graph = entriesAt(tree, "moduleDepGraph").flatMap(([, { at, value }]) =>
      lockedAt(wordAt(value, "name")?.text, wordAt(value, "version")?.text, at),
    );
    return { ...nothingRead, locked: [...fetched, ...graph] };
  },
};

function lockedAt(
  name: string | undefined,
  version: string | undefined,
  at: LockedPackage["at"],
): readonly LockedPackage[] {
  if (name === undefined || version === undefined || version === "") return [];
  if (toolOf("bazel", name) === undefined) return [];
  const plain = version.replace(/\.bcr\.\d+$/, "");
  return [{ ecosystem: "bazel", package: name, version: plain, at }];
}
