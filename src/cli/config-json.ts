import { codegenRules } from "../../rules/codegen.ts";
import { rules } from "../../rules/index.ts";
import { jsonText } from "../report/json-text.ts";
import type { ConfigReport } from "../run/config.ts";

/** One object for programs; it changes only by addition. */
export function configJson({ label, settings, scopes, notes }: ConfigReport): string {
  const severities = new Map([...rules, ...codegenRules].map(({ id, severity }) => [id, severity]));
  const document = {
    version: 1,
    source: label,
    settings,
    scopes: scopes.map(({ scope, values, section }) => ({
      scope,
      values,
      rules:
        section === undefined
          ? null
          : Object.fromEntries(
              [...section.rules].map(([id, severity]) => [id, severity ?? severities.get(id)]),
            ),
      merged: section?.merge ?? null,
    })),
    notes: notes.map(({ message, path, start }) => {
      return { message, path: path ?? null, start: start ?? null };
    }),
  };
  return jsonText(document);
}
