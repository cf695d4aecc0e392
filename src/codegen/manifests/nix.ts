import { readJson } from "../../text/tree/read-json.ts";
import { spansIn } from "../code/spans-in.ts";
import { nix, type Token, tokensIn } from "../code/tokens-in.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, type LockedPackage, nothingRead, type TextFile } from "../reading.ts";
import { entriesAt, wordAt } from "./tree-parts.ts";

/** What is read of the language are names of packages in lists, and those behind `pkgs.`. */
export const nixCode: ManifestReader = {
  files: "`flake.nix`, `shell.nix`, `default.nix`",
  finds: "packages in lists, and behind `pkgs.`; which versions they have, `flake.lock` decides",
  ecosystem: "nix",
  makesScope: true,
  matches: (path) => /^(flake|shell|default)\.nix$/.test(baseName(path)),
  read: (file) => ({ ...nothingRead, pins: packagesIn(file, tokensIn(file, nix)) }),
};

/** nix.dev, "nix flake": `nodes` with the commit of each input; what names no nixpkgs fixes nothing. */
export const flakeLock: ManifestReader = {
  files: "`flake.lock`",
  finds: "the commit of nixpkgs",
  ecosystem: "nix",
  makesScope: false,
  matches: (path) => baseName(path) === "flake.lock",
  read({ path, text }) {
    const nodes = entriesAt(readJson(path, text), "nodes");
    const revision = nodes
      .filter(([name, { value }]) => /nixpkgs/i.test(wordAt(value, "locked", "repo")?.text ?? name))
      .flatMap(([, { value }]) => wordAt(value, "locked", "rev") ?? [])[0];
    if (revision === undefined) return nothingRead;
    const instead = "the nixpkgs of flake.lock decides";
    const fixed = { ecosystem: "nix", package: anyPackage, version: "", instead } as const;
    return { ...nothingRead, locked: [{ ...fixed, at: revision.at } satisfies LockedPackage] };
  },
};

/** What a lock of all packages is called. */
const anyPackage = "*";

function packagesIn(file: TextFile, tokens: readonly Token[]): readonly DraftPin[] {
  const spanOf = spansIn(file);
  let depth = 0;
  return tokens.flatMap(({ kind, text, start, end }, index) => {
    if (kind === "mark" && text === "[") depth += 1;
    if (kind === "mark" && text === "]") depth -= 1;
    const isSet = tokens[index + 1]?.text === "=";
    const isPackage = depth > 0 || /pkgs[\w-]*\./.test(text);
    if (kind !== "name" || isSet || !isPackage) return [];
    const at = spanOf({ start, end });
    const name = text.slice(text.lastIndexOf(".") + 1);
    const prefix = /^protobuf_(\d+)$/.exec(name)?.[1];
    return draft("nix", name, prefix, at, {
      lookUp: "lock",
      remark: "the channel of who builds it decides",
    });
  });
}
