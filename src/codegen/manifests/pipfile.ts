import { readToml } from "../../text/tree/read-toml.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { baseName } from "../path-parts.ts";
import { nothingRead } from "../reading.ts";
import { entriesAt, wordAt } from "./tree-parts.ts";

/** Pipenv: `packages` and `dev-packages`, where "*" is any version. */
export const pipfile: ManifestReader = {
  files: "`Pipfile`",
  finds: "`packages` and `dev-packages`",
  ecosystem: "pypi",
  makesScope: true,
  matches: (path) => baseName(path) === "Pipfile",
  read({ path, text }) {
    const tree = readToml(path, text);
    const pins = ["packages", "dev-packages"].flatMap((section) =>
      entriesAt(tree, section).flatMap(([name, { at, value }]) => {
        const word = value.kind === "word" ? value : wordAt(value, "version");
        const written = word?.text === "*" ? undefined : word?.text;
        return draft("pypi", name, written, at, { lookUp: "lock" });
      }),
    );
    return { ...nothingRead, pins };
  },
};
