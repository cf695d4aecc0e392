import type { RuleWords } from "../check/rule.ts";
import { count } from "./count.ts";
import { groupsOf } from "./group.ts";
import { type Palette, paletteOf } from "./palette.ts";
import type { Style } from "./style.ts";
import { wrap } from "./wrap.ts";

/**
 * The rules by category, a line for each; what they forbid goes to lines of its own where the
 * terminal is too narrow.
 */
export function rulesTable(rules: readonly RuleWords[], style: Style): string {
  const palette = paletteOf(style);
  const widths = widthsOf(rules);
  const used = widths.id + widths.severity + widths.categories + 8;
  const widest = used + Math.max(...rules.map(({ what }) => what.length));
  const isWide = style.columns === undefined || widest <= style.columns;
  const parts = groupsOf(rules).map((group) => {
    const rows = group.rules.map((rule) => {
      const row = rowOf(rule, widths, palette);
      return isWide ? `${row}  ${rule.what}\n` : `${row}\n${below(rule.what, style)}`;
    });
    return `${palette.strong(`${group.category}:`)} ${group.guards}\n${rows.join("")}`;
  });
  const end = `${count(rules.length, "rule")}; "proto-compat explain RULE" says more`;
  return `${[...parts, palette.dim(end)].join("\n")}\n`;
}

interface Widths {
  readonly id: number;
  readonly severity: number;
  readonly categories: number;
}

function widthsOf(rules: readonly RuleWords[]): Widths {
  return {
    id: Math.max(...rules.map(({ id }) => id.length)),
    severity: Math.max(...rules.map(({ severity }) => severity.length)),
    categories: Math.max(...rules.map(({ categories }) => categories.join(" ").length)),
  };
}

function rowOf({ id, severity, categories }: RuleWords, widths: Widths, palette: Palette): string {
  const cells = [
    id.padEnd(widths.id),
    palette[severity](severity) + " ".repeat(widths.severity - severity.length),
    palette.dim(categories.join(" ").padEnd(widths.categories)),
  ];
  return `  ${cells.join("  ")}`;
}

function below(text: string, { columns }: Style): string {
  const lines = wrap(text.split(" "), { columns, used: 4, indent: 4 });
  return lines.map((line) => `    ${line}\n`).join("");
}
