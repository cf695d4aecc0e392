import { readJson } from "../../text/tree/read-json.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { baseName } from "../path-parts.ts";
import { joined, nothingRead } from "../reading.ts";
import { readScript } from "../shell/read-script.ts";
import { entriesAt } from "./tree-parts.ts";

export const packageJson: ManifestReader = {
  files: "`package.json`",
  finds:
    "dependencies of every kind, and commands of `scripts`; a range counts as locked by the nearest lock file",
  ecosystem: "npm",
  makesScope: true,
  matches: (path) => baseName(path) === "package.json",
  read({ path, text }) {
    const tree = readJson(path, text);
    const pins = sections.flatMap((section) =>
      entriesAt(tree, section).flatMap(([name, { at, value }]) => {
        const place = { ...at, end: value.at.end };
        const written = value.kind === "word" ? value.text : undefined;
        return draft("npm", name, written, place, { lookUp: "lock" });
      }),
    );
    const scripts = entriesAt(tree, "scripts").map(([, { value }]) =>
      value.kind === "word" ? readScript(value.text, value.at) : nothingRead,
    );
    return joined([{ ...nothingRead, pins }, ...scripts]);
  },
};

/** A peer is what the user of a library brings: it fixes nothing. */
const sections = ["dependencies", "devDependencies", "optionalDependencies"] as const;
