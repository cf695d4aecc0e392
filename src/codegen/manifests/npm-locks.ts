import { lineIndexOf } from "../../text/line-index.ts";
import { readJson } from "../../text/tree/read-json.ts";
import { readYaml } from "../../text/tree/read-yaml.ts";
import type { Tree } from "../../text/tree/tree.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { toolOf } from "../packages.ts";
import { baseName, folderOf } from "../path-parts.ts";
import { type LockedPackage, nothingRead, type TextFile } from "../reading.ts";
import { entriesAt, itemsAt, wordAt } from "./tree-parts.ts";

const common = { ecosystem: "npm", makesScope: false } as const;

/** docs.npmjs.com, "package-lock.json"; the versions 1, 2 and 3 of the file. */
export const packageLock: ManifestReader = {
  ...common,
  files: "`package-lock.json`, `npm-shrinkwrap.json`",
  finds: "the versions that ranges of `package.json` come to",
  matches: (path) => /^(package-lock|npm-shrinkwrap)\.json$/.test(baseName(path)),
  read({ path, text }) {
    const tree = readJson(path, text);
    const nested = entriesAt(tree, "packages").flatMap(([key, { at, value }]) => {
      const split = key.lastIndexOf("node_modules/");
      if (split === -1) return [];
      const importer = key.slice(0, split).replace(/\/$/, "");
      const name = key.slice(split + "node_modules/".length);
      return lockedAt(name, wordAt(value, "version")?.text, at, { importer });
    });
    if (nested.length > 0) return { ...nothingRead, locked: nested };
    const flat = entriesAt(tree, "dependencies").flatMap(([name, { at, value }]) =>
      lockedAt(name, wordAt(value, "version")?.text, at),
    );
    return { ...nothingRead, locked: flat };
  },
};

/** The versions 5, 6 and 9 of the file: what each importer asks for stands before all packages. */
export const pnpmLock: ManifestReader = {
  ...common,
  files: "`pnpm-lock.yaml`",
  finds: "the versions that ranges of `package.json` come to, by workspace",
  matches: (path) => baseName(path) === "pnpm-lock.yaml",
  read({ path, text }) {
    const end = text.search(/^(packages|snapshots):/m);
    const tree = readYaml(path, end === -1 ? text : text.slice(0, end), 1_000_000);
    const importers = entriesAt(tree, "importers");
    const all: readonly (readonly [string, Tree])[] =
      importers.length === 0 ? [[".", tree]] : importers.map(([name, { value }]) => [name, value]);
    const locked = all.flatMap(([importer, value]) =>
      ["dependencies", "devDependencies", "optionalDependencies"].flatMap((section) =>
        entriesAt(value, section).flatMap(([name, entry]) => {
          const word = entry.value.kind === "word" ? entry.value : wordAt(entry.value, "version");
          const version = word?.text.replace(/[(_].*$/, "");
          return lockedAt(name, version, entry.at, { importer: importer.replace(/^\.\/?/, "") });
        }),
      ),
    );
    return { ...nothingRead, locked };
  },
};

/** Both forms: that of version 1, and the YAML of later ones. Each entry begins a line. */
export const yarnLock: ManifestReader = {
  ...common,
  files: "`yarn.lock`",
  finds: "the versions that ranges of `package.json` come to",
  matches: (path) => baseName(path) === "yarn.lock",
  read: (file) => ({ ...nothingRead, locked: [...yarnEntries(file)] }),
};

/** A JSON file with comments: `packages` holds lists that begin with "name@version". */
export const bunLock: ManifestReader = {
  ...common,
  files: "`bun.lock`",
  finds: "the versions that ranges of `package.json` come to",
  matches: (path) => baseName(path) === "bun.lock",
  read({ path, text }) {
    const locked = entriesAt(readJson(path, text), "packages").flatMap(([name, { at, value }]) => {
      const [first] = itemsAt(value);
      const id = first?.kind === "word" ? first.text : "";
      return lockedAt(name, id.slice(id.lastIndexOf("@") + 1), at);
    });
    return { ...nothingRead, locked };
  },
};

function* yarnEntries({ path, text }: TextFile): Iterable<LockedPackage> {
  const lines = lineIndexOf(text);
  let requests: readonly string[] = [];
  let start = 0;
  let offset = 0;
  for (const line of text.split("\n")) {
    if (/^["@\w].*:\s*$/.test(line)) {
      start = offset;
      requests = line
        .trim()
        .slice(0, -1)
        .split(",")
        .map((request) => request.trim().replace(/^"|"$/g, ""));
    }
    const version = /^ {2}"?version"?:? "?([^"\s]+)"?\s*$/.exec(line)?.[1];
    if (version !== undefined) {
      const at = { path, start: lines.positionOf(start), end: lines.positionOf(offset) };
      const end = { ...at, end: lines.positionOf(text.indexOf("\n", start)) };
      for (const request of requests) {
        const split = request.indexOf("@", 1);
        const requested = request.slice(split + 1).replace(/^npm:/, "");
        yield* lockedAt(request.slice(0, split), version, end, { requested });
      }
    }
    offset += line.length + 1;
  }
}

function lockedAt(
  name: string,
  version: string | undefined,
  at: LockedPackage["at"],
  rest: Pick<LockedPackage, "importer" | "requested"> = {},
): readonly LockedPackage[] {
  if (version === undefined || toolOf("npm", name) === undefined) return [];
  const importer =
    rest.importer === undefined
      ? undefined
      : [folderOf(at.path), rest.importer].filter((part) => part !== "").join("/");
  return [{ ecosystem: "npm", package: name, version, at, requested: rest.requested, importer }];
}
