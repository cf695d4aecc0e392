const cell = { width: 8.4, height: 19 };
const margin = { side: 20, top: 48, bottom: 16 };
const paper = "#0d1117";
const ink = "#e6edf3";

/** SGR colours 30 to 37 and 90 to 97. */
const palette = [
  "#484f58",
  "#ff7b72",
  "#3fb950",
  "#d29922",
  "#58a6ff",
  "#bc8cff",
  "#39c5cf",
].concat(ink);

/** A Select Graphic Rendition sequence; its numbers are the group. */
const sgr = new RegExp(`${String.fromCharCode(27)}\\[([\\d;]*)m`, "gu");

/**
 * @typedef {object} Pen
 * @property {string | undefined} color
 * @property {boolean} bold
 * @property {boolean} dim
 * @property {boolean} italic
 * @property {boolean} underline
 */

/** @type {Pen} */
const plain = { color: undefined, bold: false, dim: false, italic: false, underline: false };

/**
 * A picture of a terminal that shows this text with its SGR sequences, one cell a code point.
 * @param {string} ansi
 */
export function svgOf(ansi) {
  const lines = ansi.trimEnd().split("\n");
  const widest = Math.max(...lines.map((line) => [...line.replace(sgr, "")].length));
  const width = Math.ceil(widest * cell.width + 2 * margin.side);
  const height = lines.length * cell.height + margin.top + margin.bottom;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Output of proto-compat demo">
<rect width="100%" height="100%" rx="8" fill="${paper}"/>
<circle cx="20" cy="20" r="6" fill="#ff5f56"/><circle cx="40" cy="20" r="6" fill="#ffbd2e"/><circle cx="60" cy="20" r="6" fill="#27c93f"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="${ink}" xml:space="preserve">
${textsOf(lines).join("\n")}
</g>
</svg>
`;
}

/**
 * A pen stays as it is over the end of a line.
 * @param {readonly string[]} lines
 */
function textsOf(lines) {
  let pen = plain;
  return lines.flatMap((line, row) => {
    const y = margin.top + row * cell.height;
    let column = 0;
    // Splitting by the sequences leaves text at even and their numbers at odd places.
    const spans = line.split(sgr).flatMap((part, index) => {
      if (index % 2 === 1) {
        pen = part.split(";").map(Number).reduce(changed, pen);
        return [];
      }
      const x = (margin.side + column * cell.width).toFixed(1);
      const cells = [...part].length;
      column += cells;
      if (part.trim() === "") return [];
      // Whatever font there is, a cell stays a cell.
      const place = `x="${x}" textLength="${(cells * cell.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
      return [`<tspan ${place}${attributesOf(pen)}>${escaped(part)}</tspan>`];
    });
    return spans.length === 0 ? [] : [`<text y="${y}">${spans.join("")}</text>`];
  });
}

/**
 * @param {Pen} pen
 * @param {number} code
 * @returns {Pen}
 */
function changed(pen, code) {
  if (code === 0) return plain;
  if (code === 1) return { ...pen, bold: true };
  if (code === 2) return { ...pen, dim: true };
  if (code === 3) return { ...pen, italic: true };
  if (code === 4) return { ...pen, underline: true };
  if (code === 22) return { ...pen, bold: false, dim: false };
  if (code === 23) return { ...pen, italic: false };
  if (code === 24) return { ...pen, underline: false };
  if (code === 39) return { ...pen, color: undefined };
  if (code >= 30 && code <= 37) return { ...pen, color: palette[code - 30] };
  if (code >= 90 && code <= 97) return { ...pen, color: palette[code - 90] };
  throw new Error(`no picture of SGR ${code}`);
}

/** @param {Pen} pen */
function attributesOf({ color, bold, dim, italic, underline }) {
  return [
    color === undefined ? "" : ` fill="${color}"`,
    bold ? ' font-weight="bold"' : "",
    dim ? ' opacity="0.65"' : "",
    italic ? ' font-style="italic"' : "",
    underline ? ' text-decoration="underline"' : "",
  ].join("");
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
