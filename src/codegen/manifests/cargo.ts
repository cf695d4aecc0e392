import { readToml } from "../../text/tree/read-toml.ts";
import type { Tree } from "../../text/tree/tree.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { toolOf } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, nothingRead } from "../reading.ts";
import { entriesAt, itemsAt, wordAt } from "./tree-parts.ts";

/** "The Cargo Book", "Specifying Dependencies". */
export const cargoToml: ManifestReader = {
  files: "`Cargo.toml`",
  finds:
    "`dependencies`, `dev-dependencies`, `build-dependencies`, those of targets and of the workspace; a bare version is a range",
  ecosystem: "cargo",
  makesScope: true,
  matches: (path) => baseName(path) === "Cargo.toml",
  read({ path, text }) {
    const tree = readToml(path, text);
    const targets = entriesAt(tree, "target").map(([, { value }]) => value);
    const holders = [tree, ...targets].flatMap((holder) =>
      sections.flatMap((section) => entriesAt(holder, section)),
    );
    const all = [...holders, ...entriesAt(tree, "workspace", "dependencies")];
    return { ...nothingRead, pins: all.flatMap(([name, entry]) => pinOf(name, entry)) };
  },
};

/** The exact versions of a whole workspace. */
export const cargoLock: ManifestReader = {
  files: "`Cargo.lock`",
  finds: "the versions that requirements come to",
  ecosystem: "cargo",
  makesScope: false,
  matches: (path) => baseName(path) === "Cargo.lock",
  read({ path, text }) {
    const locked = itemsAt(readToml(path, text), "package").flatMap((item) => {
      const [name, version] = [wordAt(item, "name"), wordAt(item, "version")];
      if (name === undefined || version === undefined) return [];
      if (toolOf("cargo", name.text) === undefined) return [];
      const entry = { package: name.text, version: version.text, at: version.at };
      return [{ ecosystem: "cargo" as const, ...entry }];
    });
    return { ...nothingRead, locked };
  },
};

const sections = ["dependencies", "dev-dependencies", "build-dependencies"] as const;

/** What the workspace decides is its own pin, at its own place. */
function pinOf(
  key: string,
  { at, value }: { readonly at: Tree["at"]; readonly value: Tree },
): readonly DraftPin[] {
  if (wordAt(value, "workspace")?.text === "true") return [];
  const name = wordAt(value, "package")?.text ?? key;
  const word = value.kind === "word" ? value : wordAt(value, "version");
  const place = { ...at, end: value.at.end };
  const from = ["git", "path"].find((each) => wordAt(value, each) !== undefined);
  const elsewhere =
    from === undefined || word !== undefined
      ? {}
      : {
          state: "indirect" as const,
          remark: `from a ${from === "git" ? "git repository" : "folder"}`,
        };
  return draft("cargo", name, word?.text, place, { lookUp: "lock", ...elsewhere });
}
