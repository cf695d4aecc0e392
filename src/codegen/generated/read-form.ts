import type { KnownVersion } from "../../check/generated-file.ts";
import { tools } from "../../check/tool.ts";
import type { HeaderForm } from "./form.ts";
import type { Line, OpenedText } from "./opened-text.ts";
import type { Reading } from "./reading.ts";
import { exactly, protocVersion } from "./versions.ts";

/** What a header of this form says; undefined where there is none. */
export function readForm(form: HeaderForm, text: OpenedText): Reading | undefined {
  const comments = text.comments.filter(({ isInBlock }) => isInBlock === (form.isInBlock ?? false));
  const found = firstMatch(comments, form.marker);
  if (found === undefined) return undefined;
  const sources = (form.sources ?? []).flatMap((pattern) => allMatches(text.comments, pattern));
  if (form.namesSource && sources.length === 0) return undefined;
  if (form.holds?.some((part) => !text.has(part))) return undefined;
  const { groups = {} } = found.match;
  const own = groups.version ? { line: found.line, word: groups.version } : undefined;
  const version = own ?? wordOf(text.comments, form.version);
  const protoc = wordOf(text.comments, form.protoc);
  return {
    generator: form.generator,
    name: groups.name ?? tools[form.generator].title,
    language: typeof form.language === "string" ? form.language : form.language(text.path),
    ...versionOf(version),
    ...protocOf(protoc),
    parameter: groups.parameter,
    sources,
    at: found.line,
    ...form.more?.(text, found.line),
  };
}

interface Word {
  readonly line: Line;
  readonly word: string;
}

function firstMatch(lines: readonly Line[], pattern: RegExp) {
  for (const line of lines) {
    const match = pattern.exec(line.text);
    if (match !== null) return { line, match };
  }
  return undefined;
}

/** Several paths on one line are parted by commas. */
function allMatches(lines: readonly Line[], pattern: RegExp): readonly string[] {
  return lines.flatMap(({ text }) => (pattern.exec(text)?.[1] ?? "").split(", ").filter(Boolean));
}

function wordOf(lines: readonly Line[], pattern: RegExp | undefined): Word | undefined {
  const found = pattern === undefined ? undefined : firstMatch(lines, pattern);
  const word = found?.match[1];
  return found === undefined || word === undefined ? undefined : { line: found.line, word };
}

function versionOf(found: Word | undefined): Pick<Reading, "version" | "versionAt"> {
  if (found === undefined) return {};
  return { version: exactly(found.word), versionAt: found.line };
}

function protocOf(found: Word | undefined): Pick<Reading, "protoc" | "protocAt"> {
  if (found === undefined) return {};
  const version: KnownVersion | undefined = protocVersion(found.word);
  return { protoc: version, protocAt: found.line };
}
