import type { Span } from "../text/span.ts";
import { cellsIn, graphemesOf, isPlain } from "./cells.ts";
import { visible } from "./visible.ts";

/** A source line fit for display, and what to print below it. */
export interface Excerpt {
  readonly line: string;
  /** Spaces, then carets; undefined where the span is all that the line holds. */
  readonly carets: string | undefined;
}

/**
 * The part of a source line that fits into so many terminal cells and shows the start of the span.
 * `line` is the first line of the span; a span that goes on below is marked to the line's end.
 */
export function excerpt(line: string, span: Span, columns: number): Excerpt {
  const cut = cutAround(line.trimEnd(), span, columns);
  const cells = cellsOf([cut.left, cut.marked, cut.right]);
  const first = cells.filter((cell) => cell.part === 0).length;
  const last = first + cells.filter((cell) => cell.part === 1).length;
  const { from, to } = windowOf(cells, { first, last }, cut, columns);
  const head = cut.leftIsCut || from > 0 ? ellipsis : "";
  const tail = cut.rightIsCut || to < cells.length ? ellipsis : "";
  const text = cells.slice(from, to).map((cell) => cell.text);
  const indent = " ".repeat(head.length + widthOf(cells.slice(from, first)));
  const carets = "^".repeat(Math.max(1, widthOf(cells.slice(first, Math.min(last, to)))));
  return {
    line: head + text.join("") + tail,
    carets: (cut.left + cut.right).trim() === "" ? undefined : indent + carets,
  };
}

const ellipsis = "...";

interface Cut {
  readonly left: string;
  readonly marked: string;
  readonly right: string;
  readonly leftIsCut: boolean;
  readonly rightIsCut: boolean;
}

/** Lines can be megabytes long: only the text near the span is looked at. */
function cutAround(line: string, span: Span, columns: number): Cut {
  const start = indexAfter(line, 0, span.start.column - 1);
  const isOneLine = span.end.line === span.start.line;
  const length = span.end.column - span.start.column;
  const end = isOneLine ? indexAfter(line, start, length) : line.length;
  const reach = 2 * columns;
  const from = start > reach ? boundary(line, start - reach) : 0;
  const shownEnd = end - start > reach ? boundary(line, start + reach) : end;
  const to = line.length - shownEnd > reach ? boundary(line, shownEnd + reach) : line.length;
  return {
    left: line.slice(from, start),
    marked: line.slice(start, shownEnd),
    right: line.slice(shownEnd, to),
    leftIsCut: from > 0,
    rightIsCut: to < line.length,
  };
}

/** The index that is so many code points after another one, at most the end of the line. */
function indexAfter(line: string, index: number, codePoints: number): number {
  if (!hasPairs(line)) return Math.min(line.length, index + Math.max(0, codePoints));
  let after = index;
  for (let left = codePoints; left > 0 && after < line.length; left -= 1) {
    after += isPair(line, after) ? 2 : 1;
  }
  return after;
}

function hasPairs(line: string): boolean {
  if (line !== asked.line) asked = { line, hasPairs: /[\ud800-\udbff]/.test(line) };
  return asked.hasPairs;
}

/** Of the last line that was asked for: thousands of findings may stand on one of megabytes. */
let asked = { line: "", hasPairs: false };

function boundary(line: string, index: number): number {
  return isPair(line, index - 1) ? index + 1 : index;
}

function isPair(line: string, index: number): boolean {
  const unit = line.charCodeAt(index);
  return unit >= 0xd800 && unit < 0xdc00 && (line.codePointAt(index) ?? 0) > 0xffff;
}

/** What a reader sees as one character. */
interface Cell {
  readonly part: number;
  readonly text: string;
  readonly width: number;
}

function cellsOf(parts: readonly string[]): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let behind = "";
  for (const [part, text] of parts.entries()) {
    for (const grapheme of graphemesOf(text)) {
      const shown = shownAs(grapheme, column, behind);
      const width = cellsIn(shown);
      cells.push({ part, text: shown, width });
      column += width;
      behind = (behind + grapheme.replace(nonAscii, "")).slice(-2);
    }
  }
  return cells;
}

const nonAscii = /\P{ASCII}/gu;
const tabStop = 4;

function shownAs(grapheme: string, column: number, behind: string): string {
  if (grapheme === "\t") return " ".repeat(tabStop - (column % tabStop));
  // visible() would know a `##[` only in one piece.
  if (behind === "##" && grapheme.startsWith("[")) return `\\u{5b}${visible(grapheme.slice(1))}`;
  return isPlain(grapheme) ? grapheme : visible(grapheme);
}

/** Everything if it fits; else as much to the left as leaves the span and some of what follows. */
function windowOf(
  cells: readonly Cell[],
  span: { readonly first: number; readonly last: number },
  cut: Cut,
  columns: number,
): { readonly from: number; readonly to: number } {
  const isWhole = !cut.leftIsCut && !cut.rightIsCut;
  if (isWhole && widthOf(cells) <= columns) return { from: 0, to: cells.length };
  const room = columns - 2 * ellipsis.length;
  const following = Math.min(widthOf(cells.slice(span.last)), Math.floor(room / 3));
  let from = 0;
  let used = widthOf(cells.slice(0, span.last)) + following;
  while (from < span.first && used > room) {
    used -= cells[from]?.width ?? 0;
    from += 1;
  }
  let to = from;
  let shown = 0;
  while (to < cells.length && shown + (cells[to]?.width ?? 0) <= room) {
    shown += cells[to]?.width ?? 0;
    to += 1;
  }
  return { from, to };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
