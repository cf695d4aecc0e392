import { readYaml } from "../../text/tree/read-yaml.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { toolOf } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { nothingRead } from "../reading.ts";
import { entriesAt, valueAt, wordAt } from "./tree-parts.ts";

/** dart.dev, "Package dependencies": `NAME: ^1.2.3`, or a mapping with `version`, `git` or `path`. */
export const pubspec: ManifestReader = {
  files: "`pubspec.yaml`, `pubspec_overrides.yaml`",
  finds: "`dependencies`, `dev_dependencies` and `dependency_overrides`",
  ecosystem: "pub",
  makesScope: true,
  matches: (path) => /^pubspec(_overrides)?\.ya?ml$/.test(baseName(path)),
  read({ path, text }) {
    const tree = readYaml(path, text);
    const pins = sections.flatMap((section) =>
      entriesAt(tree, section).flatMap(([name, { at, value }]) => {
        const word = value.kind === "word" ? value : wordAt(value, "version");
        const from = ["git", "path"].find((key) => valueAt(value, key) !== undefined);
        const remark = from === "git" ? "from a git repository" : "from a folder";
        const elsewhere = from === undefined ? {} : { state: "indirect" as const, remark };
        const place = value.kind === "word" ? { ...at, end: value.at.end } : at;
        return draft("pub", name, word?.text, place, { lookUp: "lock", ...elsewhere });
      }),
    );
    return { ...nothingRead, pins };
  },
};

export const pubspecLock: ManifestReader = {
  files: "`pubspec.lock`",
  finds: "the versions that constraints come to",
  ecosystem: "pub",
  makesScope: false,
  matches: (path) => baseName(path) === "pubspec.lock",
  read({ path, text }) {
    const locked = entriesAt(readYaml(path, text), "packages").flatMap(([name, { value }]) => {
      const version = wordAt(value, "version");
      if (version === undefined || toolOf("pub", name) === undefined) return [];
      return [{ ecosystem: "pub" as const, package: name, version: version.text, at: version.at }];
    });
    return { ...nothingRead, locked };
  },
};

const sections = ["dependencies", "dev_dependencies", "dependency_overrides"] as const;
