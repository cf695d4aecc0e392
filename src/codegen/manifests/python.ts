import { lineIndexOf } from "../../text/line-index.ts";
import type { Span } from "../../text/span.ts";
import { readToml } from "../../text/tree/read-toml.ts";
import type { Tree } from "../../text/tree/tree.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, nothingRead, type TextFile } from "../reading.ts";
import { requirementPin } from "./requirement.ts";
import { entriesAt, itemsAt, wordAt } from "./tree-parts.ts";

/** pip.pypa.io, "Requirements File Format". */
export const requirements: ManifestReader = {
  files: "`requirements*.txt`, `*requirements.txt`, `requirements*.in`, `requirements/*.txt`",
  finds: "requirements with their specifiers; a hash behind them changes nothing",
  ecosystem: "pypi",
  makesScope: true,
  matches: (path) =>
    /(^|\/)[\w.-]*requirements?[\w.-]*\.(txt|in)$/.test(path) ||
    /(^|\/)requirements\/[\w.-]+\.(txt|in)$/.test(path) ||
    /(^|\/)constraints[\w.-]*\.txt$/.test(path),
  read(file) {
    const pins = [...linesOf(file)].flatMap(({ text, at }) => {
      const code = text.replace(/(^|\s)#.*$/, "").replace(/\s--hash=.*$|\\\s*$/g, "");
      return code.trim().startsWith("-") ? [] : requirementPin(code.trim(), at);
    });
    return { ...nothingRead, pins };
  },
};

/** packaging.python.org, "pyproject.toml specification"; Poetry, PDM, uv and hatch beside it. */
export const pyproject: ManifestReader = {
  files: "`pyproject.toml`",
  finds:
    "`dependencies`, `optional-dependencies`, `dependency-groups`, `build-system.requires`, and those of Poetry",
  ecosystem: "pypi",
  makesScope: true,
  matches: (path) => baseName(path) === "pyproject.toml",
  read({ path, text }) {
    const tree = readToml(path, text);
    const lists = [
      ...itemsAt(tree, "project", "dependencies"),
      ...itemsAt(tree, "build-system", "requires"),
      ...groupsAt(tree, "project", "optional-dependencies"),
      ...groupsAt(tree, "dependency-groups"),
      ...itemsAt(tree, "tool", "uv", "dev-dependencies"),
      ...groupsAt(tree, "tool", "pdm", "dev-dependencies"),
    ];
    const words = lists.flatMap((item) =>
      item.kind === "word" ? requirementPin(item.text, item.at) : [],
    );
    return { ...nothingRead, pins: [...words, ...poetryPins(tree)] };
  },
};

/** Strings of a setup.py and lines of a setup.cfg that are requirements. */
export const setupPy: ManifestReader = {
  files: "`setup.py`, `setup.cfg`",
  finds: "requirements in strings, or on lines of their own",
  ecosystem: "pypi",
  makesScope: true,
  matches: (path) => /^setup\.(py|cfg)$/.test(baseName(path)),
  read(file) {
    const isCode = file.path.endsWith(".py");
    const pins = [...linesOf(file)].flatMap(({ text, at }) => {
      const code = text.replace(/(^|\s)#.*$/, "");
      const words = isCode ? quoted(code) : [code.replace(/^[\w.]+\s*=(?!=)/, "").trim()];
      return words.flatMap((word) => (isRequirement(word) ? requirementPin(word, at) : []));
    });
    return { ...nothingRead, pins };
  },
};

function quoted(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'/g)].map(
    ([, double, single]) => double ?? single ?? "",
  );
}

function isRequirement(word: string): boolean {
  return /^[\w.-]+(\[[\w, -]*\])?\s*([<>=!~;(].*)?$/.test(word);
}

interface Line {
  readonly text: string;
  readonly at: Span;
}

function* linesOf({ path, text }: TextFile): Iterable<Line> {
  const lines = lineIndexOf(text);
  let offset = 0;
  for (const line of text.split("\n")) {
    const start = lines.positionOf(offset + line.search(/\S|$/));
    yield {
      text: line,
      at: { path, start, end: lines.positionOf(offset + line.trimEnd().length) },
    };
    offset += line.length + 1;
  }
}

function groupsAt(tree: Tree, ...keys: readonly string[]): readonly Tree[] {
  return entriesAt(tree, ...keys).flatMap(([, { value }]) => itemsAt(value));
}

/** `NAME = "^4.25"` and `NAME = { version = "^4.25" }`. */
function poetryPins(tree: Tree): readonly DraftPin[] {
  const groups = entriesAt(tree, "tool", "poetry", "group").map(([, { value }]) => value);
  const tables = [
    ...entriesAt(tree, "tool", "poetry", "dependencies"),
    ...entriesAt(tree, "tool", "poetry", "dev-dependencies"),
    ...groups.flatMap((group) => entriesAt(group, "dependencies")),
  ];
  return tables.flatMap(([name, { at, value }]) => {
    const word = value.kind === "word" ? value : wordAt(value, "version");
    const place = { ...at, end: value.at.end };
    return draft("pypi", name, word?.text, place, { lookUp: "lock" });
  });
}
