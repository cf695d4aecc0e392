import { eastAsianWidth } from "get-east-asian-width";

/** How many cells of a terminal a text takes, without tabs and control characters. */
export function cellsIn(text: string): number {
  if (isPlain(text)) return text.length;
  return graphemesOf(text).reduce((sum, grapheme) => sum + cellsOf(grapheme), 0);
}

/** What a reader sees as single characters. */
export function graphemesOf(text: string): readonly string[] {
  if (isPlain(text)) return text.split("");
  segmenter ??= new Intl.Segmenter("en");
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Printable ASCII only, which needs no tables. */
export function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

// Made when first needed: its tables take longer to load than most checks take.
let segmenter: Intl.Segmenter | undefined;

function cellsOf(grapheme: string): number {
  if (isPlain(grapheme)) return grapheme.length;
  const base = grapheme.replace(/^[\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]+/u, "");
  const first = base.codePointAt(0);
  if (first === undefined) return 0;
  if (isEmoji(base)) return 2;
  const following = Array.from(base).slice(1);
  // A vowel sign beside its letter, and a halfwidth sound mark, take cells of their own.
  const spacing = following.filter((mark) => /[\p{Mc}\uff9e\uff9f]/u.test(mark)).length;
  return eastAsianWidth(first) + spacing;
}

/** Drawn as a picture: by a selector, a keycap, a skin colour, as a flag or joined with others. */
function isEmoji(grapheme: string): boolean {
  return (
    /^[\d#*]\ufe0f?\u20e3/u.test(grapheme) ||
    /^\p{Regional_Indicator}{2}/u.test(grapheme) ||
    /^(?![\d#*])\p{Emoji}(?:\ufe0f|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})/u.test(
      grapheme,
    )
  );
}
