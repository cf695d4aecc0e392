/**
 * One line of text that Markdown shows as it is, but for code spans. A text that could be a link, a
 * picture, a mention or markup becomes a code span: in it nothing at all is interpreted.
 */
export function inertMarkdown(text: string): string {
  if (!active.test(text.replace(codeSpan, "x"))) return text;
  const runs = text.match(/`+/g) ?? [];
  const fence = "`".repeat(runs.reduce((most, run) => Math.max(most, run.length), 0) + 1);
  // A reader takes one space off either side, where there is one on both.
  const pad = /^[` ]|[` ]$/.test(text) ? " " : "";
  return fence + pad + text + pad + fence;
}

const codeSpan = /(?<!`)`[^`]+`(?!`)/g;

/** One tilde or star marks nothing up, nor does an underscore between letters or digits, as in names. */
const active =
  /[<>[\]@`\\&|]|[*][^*]*[*]|~[^~]*~|:\/\/|www\.|#\d|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^\s*(?:[-+=#*~]|\d+[.)])/iu;
