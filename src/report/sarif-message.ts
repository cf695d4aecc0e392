import { visible } from "./visible.ts";

/**
 * A message of these lines, fit for display. Brackets that would make a link are escaped as SARIF
 * wants it (2.1.0, section 3.11.6): what is quoted from a schema must not be clicked on.
 */
export function sarifMessage(...lines: readonly string[]): { readonly text: string } {
  const shown = lines.map(visible).join("\n");
  return { text: shown.includes("](") ? shown.replace(/[\\[\]]/g, "\\$&") : shown };
}
