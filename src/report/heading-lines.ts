import type { Severity } from "../check/rule.ts";
import type { Palette } from "./palette.ts";
import type { Style } from "./style.ts";
import { visible } from "./visible.ts";
import { wrap } from "./wrap.ts";

/** What the first line of a finding or a problem says. */
export interface Heading {
  /** Fit for display; "" for no place at all. */
  readonly place: string;
  /** The file that the place is in, if it can be looked at in the new side. */
  readonly path?: string | undefined;
  readonly severity: Severity;
  readonly message: string;
  /** Fit for display; stands at the end, dim, and is never broken. */
  readonly tag: string;
}

/** `place: error: message tag`, wrapped to the terminal. */
export function headingLines(
  heading: Heading,
  style: Style,
  palette: Palette,
): readonly [string, ...string[]] {
  const { severity, tag } = heading;
  const place = heading.place === "" ? "" : `${heading.place}: `;
  const words = visible(heading.message).split(" ");
  const [first = "", ...others] = wrap(tag === "" ? words : [...words, tag], {
    columns: style.columns,
    used: `${place}${severity}: `.length,
    indent: indent.length,
  });
  const linked = place === "" ? "" : `${palette.link(heading.place, heading.path)}: `;
  const start = palette.strong(linked) + palette[severity](`${severity}:`);
  const rest = others.map((line) => indent + painted(line, tag, palette));
  return [first === "" ? start : `${start} ${painted(first, tag, palette)}`, ...rest];
}

const indent = "    ";

function painted(line: string, tag: string, palette: Palette): string {
  if (tag === "" || !line.endsWith(tag)) return palette.strong(line);
  return palette.strong(line.slice(0, line.length - tag.length)) + palette.dim(tag);
}
