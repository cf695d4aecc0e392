import { type SpanOf, spansIn } from "../code/spans-in.ts";
import { fault } from "../code/tokens-in.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { toolOf } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, type LockedPackage, nothingRead, type TextFile } from "../reading.ts";

/** Programs of Ruby: what is read are lines that name a gem. */
export const gemfile: ManifestReader = {
  files: "`Gemfile`, `gems.rb`, `*.gemspec`",
  finds:
    "`gem` and `add_dependency` with their requirements; a range counts as locked by the lock file",
  ecosystem: "gem",
  makesScope: true,
  matches: (path) => /(^|\/)(Gemfile|gems\.rb)$|\.gemspec$/.test(path),
  read(file) {
    const spanOf = spansIn(file);
    const pins = [...linesOf(file)].flatMap((line) => pinOf(file, line, spanOf));
    return { ...nothingRead, pins };
  },
};

/** Bundler: below `specs:` a gem stands behind four spaces, and what it depends on behind six. */
export const gemfileLock: ManifestReader = {
  files: "`Gemfile.lock`, `gems.locked`",
  finds: "the versions that requirements come to",
  ecosystem: "gem",
  makesScope: false,
  matches: (path) => /^(Gemfile\.lock|gems\.locked)$/.test(baseName(path)),
  read(file) {
    const locked: LockedPackage[] = [];
    const spanOf = spansIn(file);
    for (const line of linesOf(file)) {
      const { text, start } = line;
      if (/^\s*$/.test(text)) continue;
      if (!/^ {2}|^[A-Z][A-Z ]*$/.test(text))
        throw fault(file, start, "this is no line of a lock file of Bundler");
      const [, name = "", version] = /^ {4}([\w.-]+) \(([\w.]+)(?:-[^)]*)?\)$/.exec(text) ?? [];
      if (version === undefined || toolOf("gem", name) === undefined) continue;
      locked.push({ ecosystem: "gem", package: name, version, at: spanOfLine(spanOf, line) });
    }
    return { ...nothingRead, locked };
  },
};

interface Line {
  readonly text: string;
  readonly start: number;
}

function* linesOf({ text }: TextFile): Iterable<Line> {
  let start = 0;
  for (const line of text.split("\n")) {
    yield { text: line.trimEnd(), start };
    start += line.length + 1;
  }
}

function spanOfLine(spanOf: SpanOf, { text, start }: Line) {
  return spanOf({ start: start + text.search(/\S|$/), end: start + text.length });
}

/** `gem "NAME", "~> 1.2", ">= 1.2.3", require: false`. */
function pinOf(file: TextFile, line: Line, spanOf: SpanOf): readonly DraftPin[] {
  const call = /^\s*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)[ (]\s*(?=["'])/.exec(
    line.text,
  );
  if (call === null) return [];
  const { words, rest } = leadingWords(file, line, call[0].length);
  const [name = "", ...requirements] = words;
  const written = requirements.length === 0 ? undefined : requirements.join(", ");
  const from = /\b(git|github|path):|:(git|github|path) *=>/.exec(rest)?.[0];
  const state = from === undefined ? {} : { state: "indirect" as const, remark: origin(from) };
  return draft("gem", name, written, spanOfLine(spanOf, line), { lookUp: "lock", ...state });
}

function origin(key: string): string {
  return key.includes("path") ? "from a folder" : "from a git repository";
}

/** The strings that the line goes on with, commas between them, and what stands behind them. */
function leadingWords(file: TextFile, { text, start }: Line, from: number) {
  const words: string[] = [];
  let at = from;
  for (;;) {
    while (/[\s,[]/.test(text[at] ?? "")) at += 1;
    const quote = text[at] ?? "";
    if (quote !== '"' && quote !== "'") return { words, rest: text.slice(at) };
    const close = text.indexOf(quote, at + 1);
    if (close === -1) throw fault(file, start + at, "not valid Ruby: a string is not closed");
    words.push(text.slice(at + 1, close));
    at = close + 1;
  }
}
