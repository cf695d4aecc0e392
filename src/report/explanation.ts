import { exampleTexts } from "../check/codegen-example.ts";
import type { Explained } from "../check/explained.ts";
import type { Finding } from "../check/finding.ts";
import { type ExampleChange, type ExampleLine, exampleChanges } from "./example-diff.ts";
import { headingLines } from "./heading-lines.ts";
import { type Palette, paletteOf } from "./palette.ts";
import type { Style } from "./style.ts";
import { wrap } from "./wrap.ts";

/** A rule for a terminal: what, why, an example with what is reported about it, what to do instead. */
export function explanation({ rule, findings }: Explained, style: Style): string {
  const palette = paletteOf(style);
  const columns = Math.min(style.columns ?? 80, 100);
  const { id, severity, categories, unlikeBuf } = rule;
  const sections = [
    { title: "What", lines: prose(rule.what, columns) },
    { title: "Why", lines: prose(rule.why, columns) },
    {
      title: "Example",
      lines: [
        ...exampleChanges(exampleTexts(rule.example)).flatMap((change) => [
          ...changeOf(change, palette),
          "",
        ]),
        ...findings.flatMap((finding) => reportOf(finding, { ...style, columns }, palette)),
      ],
    },
    { title: "Instead", lines: prose(rule.instead, columns) },
    ...(unlikeBuf === undefined
      ? []
      : [{ title: "Unlike buf breaking", lines: prose(unlikeBuf, columns) }]),
  ];
  const texts = sections.map(({ title, lines }) => {
    const indented = lines.map((line) => (line === "" ? "\n" : `  ${line}\n`));
    return `\n${palette.strong(title)}\n${indented.join("")}`;
  });
  const heading = `${palette.strong(id)} (${palette[severity](severity)}; ${categories.join(", ")})`;
  return `${heading}\n${texts.join("")}`;
}

function prose(text: string, columns: number): readonly string[] {
  return wrap(text.split(" "), { columns, used: 2, indent: 2 });
}

function changeOf({ when, lines }: ExampleChange, palette: Palette): readonly string[] {
  const paints: { readonly [S in ExampleLine["sign"]]: (line: string) => string } = {
    " ": (line) => line,
    "-": palette.before,
    "+": palette.after,
  };
  const diff = lines.map(({ sign, text }) => paints[sign](`${sign} ${text}`.trimEnd()));
  return when === undefined ? diff : [palette.dim(when), ...diff];
}

/** The example is all there is to see: no place, and no advice that stands just below. */
function reportOf(finding: Finding, style: Style, palette: Palette): readonly string[] {
  const { severity, message, suggestion } = finding;
  const columns = Math.max((style.columns ?? 0) - 2, 0);
  const heading = { place: "", severity, message, tag: "" };
  const ready = suggestion?.split("\n") ?? [];
  return [
    ...headingLines(heading, { ...style, columns }, palette),
    ...ready.map((text) => `  ${palette.label("add:")} ${palette.after(text)}`),
  ];
}
