/**
 * The text with everything that could act on its reader written out as an escape: characters that
 * control a terminal or the direction of writing, invisible ones, lone surrogates, and what a GitHub
 * runner takes for a command: `##[` anywhere in a line, `::` at its start. A text without such things
 * comes back unchanged.
 */
export function visible(text: string): string {
  return text
    .replace(deceptive, escaped)
    .replace(commandBracket, escaped)
    .replace(commandColons, escaped);
}

/** Joiners and variation selectors are not among them: scripts and emoji need these. */
export const deceptive =
  /(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

// The runner compares by culture, which ignores some characters, none of them ASCII: `#\u200d#[` is a
// command to it (actions/runner, ActionCommand.cs, `IndexOf` and `StartsWith` without an ordinal).

/** The bracket of a `##[`. */
export const commandBracket = /(?<=#\P{ASCII}*#\P{ASCII}*)\[/gu;

/**
 * The first colon of a `::` that has nothing in front of it, or a space, where a line may break; a
 * colon that is all there is, too: another may follow it.
 */
const commandColons = /(?<![!-~]):(?=\P{ASCII}*(?::|$))/gu;

function escaped(character: string): string {
  return shortEscapes[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
