import { readYaml } from "../../text/tree/read-yaml.ts";
import type { TreeWord } from "../../text/tree/tree.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, nothingRead } from "../reading.ts";
import { itemsAt, wordAt } from "./tree-parts.ts";

/** buf.build/docs/configuration/v2/buf-yaml: modules that schemas are taken from. */
export const bufYaml: ManifestReader = {
  files: "`buf.yaml`",
  finds: "`deps`; they count as locked if `buf.lock` names them",
  ecosystem: "bsr",
  makesScope: false,
  matches: (path) => /^buf\.ya?ml$/.test(baseName(path)),
  read({ path, text }) {
    const pins = itemsAt(readYaml(path, text), "deps").flatMap((item) =>
      item.kind === "word" ? [moduleOf(item)] : [],
    );
    return { ...nothingRead, pins };
  },
};

/** Version 1 names a module by its parts, version 2 as a whole; both give a commit. */
export const bufLock: ManifestReader = {
  files: "`buf.lock`",
  finds: "the commits of modules; buf locks no plugins that generate",
  ecosystem: "bsr",
  makesScope: false,
  matches: (path) => baseName(path) === "buf.lock",
  read({ path, text }) {
    const locked = itemsAt(readYaml(path, text), "deps").flatMap((item) => {
      const parts = ["remote", "owner", "repository"].map((key) => wordAt(item, key)?.text);
      const name = wordAt(item, "name")?.text ?? parts.join("/");
      const commit = wordAt(item, "commit");
      if (commit === undefined) return [];
      return [{ ecosystem: "bsr" as const, package: name, version: commit.text, at: commit.at }];
    });
    return { ...nothingRead, locked };
  },
};

function moduleOf({ text, at }: TreeWord): DraftPin {
  const [name = "", label] = text.split(":");
  const isCommit = /^[0-9a-f]{32,40}$/.test(label ?? "");
  return {
    tool: "buf-module",
    ecosystem: "bsr",
    package: name,
    written: label,
    at,
    variables: undefined,
    lookUp: "lock",
    state: isCommit ? "exact" : "floating",
    version: isCommit ? label : undefined,
  };
}
