import type { Span } from "../../text/span.ts";
import { readJson } from "../../text/tree/read-json.ts";
import { spansIn } from "../code/spans-in.ts";
import { starlark, tokensIn } from "../code/tokens-in.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { toolOf } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, type LockedPackage, nothingRead } from "../reading.ts";
import { entriesAt, itemsAt, wordAt } from "./tree-parts.ts";

const common = { ecosystem: "conan", makesScope: true } as const;

/** docs.conan.io, "conanfile.txt": a reference on each line of some sections. */
export const conanText: ManifestReader = {
  ...common,
  files: "`conanfile.txt`",
  finds: "references below `requires`, `tool_requires`, `build_requires` and `test_requires`",
  matches: (path) => baseName(path) === "conanfile.txt",
  read(file) {
    const pins: DraftPin[] = [];
    const spanOf = spansIn(file);
    let isWanted = false;
    let start = 0;
    for (const line of file.text.split("\n")) {
      const code = line.replace(/(^|\s)#.*$/, "").trim();
      if (code.startsWith("[") && code.endsWith("]")) isWanted = /requires\]$/.test(code);
      else if (isWanted) {
        const offset = start + line.search(/\S|$/);
        const at = spanOf({ start: offset, end: offset + code.length });
        pins.push(...referencePin(code, at));
      }
      start += line.length + 1;
    }
    return { ...nothingRead, pins };
  },
};

/** A program of Python: what is read are its strings that are references. */
export const conanPython: ManifestReader = {
  ...common,
  files: "`conanfile.py`",
  finds: "strings that are references: `requires`, `self.requires`, `self.tool_requires`",
  matches: (path) => baseName(path) === "conanfile.py",
  read(file) {
    const spanOf = spansIn(file);
    const strings = tokensIn(file, starlark).filter(({ kind }) => kind === "text");
    const pins = strings.flatMap((token) => referencePin(token.text, spanOf(token)));
    return { ...nothingRead, pins };
  },
};

/** Both forms: the lists of version 0.5, and the graph of those before. */
export const conanLock: ManifestReader = {
  ...common,
  makesScope: false,
  files: "`conan.lock`",
  finds: "the versions that ranges come to",
  matches: (path) => baseName(path) === "conan.lock",
  read({ path, text }) {
    const tree = readJson(path, text);
    const lists = ["requires", "build_requires", "python_requires"].flatMap((key) =>
      itemsAt(tree, key),
    );
    const nodes = entriesAt(tree, "graph_lock", "nodes").map(([, { value }]) => value);
    const words = [
      ...lists.flatMap((item) => (item.kind === "word" ? item : [])),
      ...nodes.flatMap((node) => wordAt(node, "ref") ?? []),
    ];
    return { ...nothingRead, locked: words.flatMap(({ text: word, at }) => lockedAt(word, at)) };
  },
};

function lockedAt(reference: string, at: LockedPackage["at"]): readonly LockedPackage[] {
  const { name, version } = parted(reference);
  if (toolOf("conan", name) === undefined || version === undefined) return [];
  return [{ ecosystem: "conan", package: name, version, at }];
}

function referencePin(reference: string, at: Span) {
  const { name, version } = parted(reference);
  if (version === undefined || toolOf("conan", name) === undefined) return [];
  const isComputed = version.includes("{");
  const state = isComputed
    ? { state: "indirect" as const, remark: "computed when it is read" }
    : {};
  return draft("conan", name, version, at, { lookUp: "lock", ...state });
}

/** `NAME/VERSION[@USER/CHANNEL][#REVISION][%TIME]`. */
function parted(reference: string): {
  readonly name: string;
  readonly version: string | undefined;
} {
  const [, name = "", version] =
    /^([\w.+-]+)\/(\[[^\]]*\]|<[^>]*>|[^@#%\s]+)/.exec(reference) ?? [];
  return { name, version };
}
