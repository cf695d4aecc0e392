import type { Section } from "../policy/policy.ts";
import { count } from "../report/count.ts";
import { visible } from "../report/visible.ts";
import type { ConfigReport } from "../run/config.ts";

/** For people: a block for the run, one for each folder and module, then the notes. */
export function configText({ label, settings, scopes, notes }: ConfigReport): string {
  const blocks = [
    { title: `configuration of ${label}`, values: settings },
    ...scopes.map(({ scope, values, section }) => ({
      title: scope,
      values: section === undefined ? values : [...values, rulesOf(section)],
    })),
  ].filter(({ values }) => values.length > 0);
  const rows = blocks.flatMap(({ values }) => values);
  const name = Math.max(...rows.map((row) => row.name.length));
  const told = rows.filter(({ from }) => from !== "");
  const value = Math.min(40, Math.max(...told.map((row) => row.value.length)));
  const texts = blocks.map(({ title, values }) => {
    const lines = values.map((row) =>
      `  ${row.name.padEnd(name)}  ${row.value.padEnd(value)}  ${row.from}`.trimEnd(),
    );
    return [title, ...lines].map((line) => `${visible(line)}\n`).join("");
  });
  const said = notes.map(({ path, start, message }) => {
    const place = start === undefined ? `${path}` : `${path}:${start.line}:${start.column}`;
    return `${visible(path === undefined ? "" : `${place}: `)}note: ${visible(message)}\n`;
  });
  return [...texts, ...(said.length === 0 ? [] : [said.join("")])].join("\n");
}

function rulesOf({ rules, merge }: Section) {
  const severities = [...rules.values()];
  const errors = severities.filter((severity) => severity === "error").length;
  const warnings = severities.filter((severity) => severity === "warning").length;
  const own = severities.length - errors - warnings;
  const parts = [
    errors > 0 ? [`${errors} as errors`] : [],
    warnings > 0 ? [`${warnings} as warnings`] : [],
    own > 0 ? [`${own} as each says`] : [],
  ].flat();
  const from = merge ? "those that say the same are shown as one" : "";
  return { name: "rules", value: parts.join(", ") || count(0, "rule"), from };
}
