import type { Span } from "../../text/span.ts";
import { draft } from "../draft.ts";
import type { DraftPin } from "../reading.ts";
import type { ShellCommand, ShellWord } from "./commands-in.ts";

type SpanOf = (word: ShellWord) => Span;

/** dart.dev, "dart pub global": `activate NAME [CONSTRAINT]`, also behind `flutter` and by itself. */
export function dartPins(words: ShellCommand, spanOf: SpanOf): readonly DraftPin[] {
  const verb = words.findIndex(({ text }) => text === "activate");
  const [name, version] = words.slice(verb + 1).filter(({ text }) => !text.startsWith("-"));
  if (verb === -1 || name === undefined) return [];
  return draft("pub", name.text, version?.text, spanOf(name), { variables: "shell" });
}

/** guides.rubygems.org, "gem install": `NAME -v 1.2.3`, `NAME:1.2.3`. */
export function gemPins(words: ShellCommand, spanOf: SpanOf): readonly DraftPin[] {
  if (words[1]?.text !== "install" && words[1]?.text !== "i") return [];
  const flag = words.findIndex(({ text }) => /^(-v|--version)(=|$)/.test(text));
  const inFlag = words[flag]?.text.split("=")[1] ?? words[flag + 1]?.text;
  return words.slice(2).flatMap((word, index) => {
    if (flag !== -1 && index + 2 === flag + 1) return [];
    const [name = "", version] = word.text.split(":");
    const written = version ?? (flag === -1 ? undefined : inFlag);
    return draft("gem", name, written, spanOf(word), { variables: "shell" });
  });
}

/** getcomposer.org: `composer require NAME:CONSTRAINT`, which writes it into composer.json. */
export function composerPins(words: ShellCommand, spanOf: SpanOf): readonly DraftPin[] {
  if (!words.slice(1).some(({ text }) => text === "require")) return [];
  return words.slice(1).flatMap((word) => {
    const [name = "", written] = word.text.split(/[:=]/);
    return draft("composer", name, written, spanOf(word), { variables: "shell" });
  });
}

/** `pecl install protobuf-4.33.1`: extensions of PHP. */
export function peclPins(words: ShellCommand, spanOf: SpanOf): readonly DraftPin[] {
  if (words[1]?.text !== "install") return [];
  return words.slice(2).flatMap((word) => {
    const [, name = "", written] = /^(protobuf|grpc)(?:-(.+))?$/.exec(word.text) ?? [];
    return draft("composer", `ext-${name}`, written, spanOf(word), { variables: "shell" });
  });
}
