import { expect, test } from "vitest";
import { wantsColor } from "../../src/cli/color.ts";

test.each([
  { isTTY: true, flag: true, env: {}, color: true },
  { isTTY: false, flag: true, env: {}, color: false },
  { isTTY: true, flag: false, env: {}, color: false },
  { isTTY: true, flag: true, env: { NO_COLOR: "1" }, color: false },
  { isTTY: true, flag: true, env: { NO_COLOR: "" }, color: true },
  { isTTY: false, flag: true, env: { FORCE_COLOR: "1" }, color: true },
  { isTTY: false, flag: true, env: { FORCE_COLOR: "" }, color: true },
  { isTTY: true, flag: true, env: { FORCE_COLOR: "0" }, color: false },
  { isTTY: false, flag: true, env: { FORCE_COLOR: "1", NO_COLOR: "1" }, color: true },
  { isTTY: false, flag: false, env: { FORCE_COLOR: "1" }, color: false },
  { isTTY: true, flag: true, env: { TERM: "dumb" }, color: false },
  { isTTY: false, flag: true, env: { GITHUB_ACTIONS: "true" }, color: false },
])("terminal $isTTY, flag $flag, $env: colour $color", ({ isTTY, flag, env, color }) => {
  const output = {
    isTTY,
    columns: undefined,
    showsLinks: async () => false,
    write: () => undefined,
  };
  expect(wantsColor(output, env, flag)).toBe(color);
});
