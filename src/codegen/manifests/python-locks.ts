import { readJson } from "../../text/tree/read-json.ts";
import { readToml } from "../../text/tree/read-toml.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { normalizedPython, toolOf } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { type LockedPackage, nothingRead } from "../reading.ts";
import { entriesAt, itemsAt, wordAt } from "./tree-parts.ts";

const common = { ecosystem: "pypi", makesScope: false } as const;

/** All three hold `[[package]]` tables with a name and a version. */
export const pythonLock: ManifestReader = {
  ...common,
  files: "`poetry.lock`, `uv.lock`, `pdm.lock`",
  finds: "the versions that ranges come to",
  matches: (path) => /^(poetry|uv|pdm)\.lock$/.test(baseName(path)),
  read({ path, text }) {
    const locked = itemsAt(readToml(path, text), "package").flatMap((item) => {
      const [name, version] = [wordAt(item, "name"), wordAt(item, "version")];
      return name === undefined ? [] : lockedAt(name.text, version?.text, version?.at ?? name.at);
    });
    return { ...nothingRead, locked };
  },
};

/** Pipenv: `default` and `develop` hold `{"version": "==1.2.3"}` by name. */
export const pipfileLock: ManifestReader = {
  ...common,
  files: "`Pipfile.lock`",
  finds: "the versions that ranges come to",
  matches: (path) => baseName(path) === "Pipfile.lock",
  read({ path, text }) {
    const tree = readJson(path, text);
    const locked = ["default", "develop"].flatMap((section) =>
      entriesAt(tree, section).flatMap(([name, { at, value }]) =>
        lockedAt(name, wordAt(value, "version")?.text.replace(/^==/, ""), at),
      ),
    );
    return { ...nothingRead, locked };
  },
};

function lockedAt(
  name: string,
  version: string | undefined,
  at: LockedPackage["at"],
): readonly LockedPackage[] {
  if (version === undefined || toolOf("pypi", name) === undefined) return [];
  return [{ ecosystem: "pypi", package: normalizedPython(name), version, at }];
}
