import type { Relation } from "../check/relation.ts";
import { type ToolId, tools } from "../check/tool.ts";

export interface ReadFiles {
  readonly files: string;
  readonly finds: string;
}

/** What is read for versions, and which tools must fit together, as a page of Markdown. */
export function codegenPage(readers: readonly ReadFiles[], relations: readonly Relation[]): string {
  const read = readers.map(({ files, finds }) => `| ${files} | ${finds} |`);
  const pairs = relations.map(({ tool, other, demand, severity, source }) => {
    const words = demandWords(demand);
    return `| ${titleOf(tool)} | ${titleOf(other)} | ${words} | ${severity} | ${source} |`;
  });
  return `${intro}

## What is read

| files | what counts |
| --- | --- |
${read.join("\n")}

Left out are \`node_modules\`, \`vendor\`, \`third_party\`, \`third-party\`, \`.venv\` and \`site-packages\`, unless
\`codegen.excludes\` says what to leave out. A file that is not in its format is told in a note with its
place, and the rest counts.

## What must fit together

Both are pinned in one toolchain: in the folder of the nearest manifest, or around it.

| tool | with | demanded of the second | otherwise | source |
| --- | --- | --- | --- | --- |
${pairs.join("\n")}
`;
}

const intro = `<!-- Written by "npm run docs" from the code: change that, not this page. -->

# Versions of generators and generated code

\`proto-compat codegen\` finds every place that fixes, or fails to fix, a version of \`protoc\`, \`buf\`, a plugin
or a runtime, reads what checked-in generated files say of themselves, and reports where the two do not
fit. It runs nothing and needs no network. With \`--against\` it also reports what a change does to
versions; \`--inventory\` prints all that was found as a table, \`--inventory markdown\` one to paste.

Whether the code was made of the schemas as they are now: [stale generated code](stale-code.md).

The rules are those of the category [CODEGEN](rules.md#codegen). \`codegen: true\` in a
[configuration](configuration.md#generated-code) makes \`check\` run them, too.

Each pin has a state:

| state | meaning |
| --- | --- |
| exact | one version, for ever |
| locked | a range, and a lock file that is checked in says which version |
| floating | a range, \`latest\` or a tag that moves |
| partial | looks exact and is a prefix: \`go install ...@v1.3\` |
| unpinned | used, and nothing says in which version |
| indirect | fixed by something that is not read here |
| implicit | fixed by a default of what installs it |
| dead | a version that nothing uses |`;

function titleOf(tool: ToolId): string {
  return tools[tool].title;
}

function demandWords(demand: Relation["demand"]): string {
  switch (demand.kind) {
    case "same":
      return "the same version";
    case "line":
      return "the same major version; below 1.0 the same minor one";
    case "line-not-older":
      return "the same major version, and not older";
    case "not-older":
      return "not older";
    case "window":
      return "not older, and at most one major version newer";
    case "table":
      return demand.rows
        .filter(({ from, below }) => from !== undefined || below !== undefined)
        .map(({ since, from, below }) => {
          const bounds = [
            ...(from === undefined ? [] : [`from ${from}`]),
            ...(below === undefined ? [] : [`before ${below}`]),
          ];
          return `since ${since}: ${bounds.join(", ")}`;
        })
        .join("; ");
  }
}
