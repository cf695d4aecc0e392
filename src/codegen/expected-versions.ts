import type { ExpectedVersion } from "../check/codegen-facts.ts";
import type { ToolId } from "../check/tool.ts";
import type { Span } from "../text/span.ts";
import { meaningOf } from "./versions/meaning.ts";
import { npmMeaning } from "./versions/npm.ts";

interface Written {
  readonly tool: ToolId;
  readonly version: { readonly text: string; readonly at: Span };
  readonly scope: string;
}

/** What the configuration expects, with its versions understood: "27.x", "v1.36.6", "^2.1". */
export function expectedVersions(written: readonly Written[]): readonly ExpectedVersion[] {
  return written.map(({ tool, version: { text, at }, scope }) => {
    const isRange = /^[\^~<>=]/.test(text);
    const { version, from, below } = isRange ? npmMeaning(text) : meaningOf("release", tool, text);
    return { tool, range: text, version, from, below, scope, at };
  });
}
