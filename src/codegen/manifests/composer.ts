import { readJson } from "../../text/tree/read-json.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { toolOf } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { joined, nothingRead } from "../reading.ts";
import { readScript } from "../shell/read-script.ts";
import { entriesAt, itemsAt, wordAt } from "./tree-parts.ts";

/** getcomposer.org, "The composer.json schema". */
export const composerJson: ManifestReader = {
  files: "`composer.json`",
  finds: "`require` and `require-dev`, also of the extensions, and commands of `scripts`",
  ecosystem: "composer",
  makesScope: true,
  matches: (path) => baseName(path) === "composer.json",
  read({ path, text }) {
    const tree = readJson(path, text);
    const pins = ["require", "require-dev"].flatMap((section) =>
      entriesAt(tree, section).flatMap(([name, { at, value }]) => {
        const isAny = value.kind !== "word" || value.text === "*";
        const written = isAny ? undefined : value.text;
        return draft("composer", name, written, { ...at, end: value.at.end }, { lookUp: "lock" });
      }),
    );
    const scripts = entriesAt(tree, "scripts").flatMap(([, { value }]) =>
      itemsAt(value).flatMap((item) =>
        item.kind === "word" ? readScript(item.text, item.at) : [],
      ),
    );
    return joined([{ ...nothingRead, pins }, ...scripts]);
  },
};

export const composerLock: ManifestReader = {
  files: "`composer.lock`",
  finds: "the versions that constraints come to",
  ecosystem: "composer",
  makesScope: false,
  matches: (path) => baseName(path) === "composer.lock",
  read({ path, text }) {
    const tree = readJson(path, text);
    const all = [...itemsAt(tree, "packages"), ...itemsAt(tree, "packages-dev")];
    const locked = all.flatMap((item) => {
      const [name, version] = [wordAt(item, "name"), wordAt(item, "version")];
      if (name === undefined || version === undefined) return [];
      if (toolOf("composer", name.text) === undefined) return [];
      const number = /^v?(\d.*)$/.exec(version.text)?.[1];
      return {
        ecosystem: "composer" as const,
        package: name.text,
        version: number ?? "",
        instead: number === undefined ? "the lock file has a commit" : undefined,
        at: version.at,
      };
    });
    return { ...nothingRead, locked };
  },
};
