import { expect, test } from "vitest";
import { svgOf } from "../../scripts/ansi-to-svg.mjs";

const start = "\u001b";

test.each([
  { ansi: "plain", shows: '<tspan x="20.0">plain</tspan>' },
  { ansi: `${start}[31mred${start}[39m`, shows: '<tspan x="20.0" fill="#ff7b72">red</tspan>' },
  { ansi: `ab${start}[1mc`, shows: '<tspan x="36.8" font-weight="bold">c</tspan>' },
  {
    ansi: `${start}[1;94mx`,
    shows: '<tspan x="20.0" fill="#58a6ff" font-weight="bold">x</tspan>',
  },
  {
    ansi: `${start}[2mx\ny`,
    shows: '<text y="67"><tspan x="20.0" opacity="0.65">y</tspan></text>',
  },
  { ansi: `${start}[4mx${start}[mz`, shows: '<tspan x="28.4">z</tspan>' },
  { ansi: "map<string, Foo> & more", shows: "map&lt;string, Foo&gt; &amp; more" },
])("$ansi is drawn as $shows", ({ ansi, shows }) => {
  expect(svgOf(ansi).replace(/ (textLength|lengthAdjust)="[^"]*"/g, "")).toContain(shows);
});

test("a run is as wide as its cells, whatever the font", () => {
  expect(svgOf("ab\u00e9\u{1f600}")).toContain('textLength="33.6" lengthAdjust=');
});

test("a sequence that it cannot draw is refused", () => {
  expect(() => svgOf(`${start}[7mreversed`)).toThrow("no picture of SGR 7");
});
