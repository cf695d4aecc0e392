import { tools } from "../check/tool.ts";
import { UsageError } from "../text/errors.ts";
import { nearest } from "../text/nearest.ts";
import type { TreeEntry } from "../text/tree/tree.ts";
import type { CodegenDeclaration, ExpectedDeclaration } from "./declaration.ts";
import { breakingFrom, ruleKeys } from "./read-breaking.ts";
import { fieldsOf, flagOf, wordOf, wordsOf } from "./yaml/fields.ts";

/**
 * A `codegen` section; `codegen: true` is one that says `check: true`. Throws a UsageError for what
 * does not belong there.
 */
export function readCodegen(entry: TreeEntry | undefined): CodegenDeclaration | undefined {
  if (entry === undefined || entry.value.kind === "nothing") return undefined;
  if (entry.value.kind === "word") {
    return { ...nothing, check: flagOf(entry, '"codegen"'), at: entry.at };
  }
  const fields = fieldsOf(entry.value, '"codegen"', [...ownKeys, ...ruleKeys]);
  const { use, except, ignore, ignoreOnly, severity } = breakingFrom(fields, entry.at);
  const generated = fields.get("generated");
  const excludes = fields.get("excludes");
  return {
    ...{ use, except, ignore, ignoreOnly, severity },
    check: flagOf(fields.get("check"), '"check"'),
    pins: expectedIn(fields.get("pins")),
    excludes: excludes === undefined ? undefined : wordsOf(excludes, '"excludes"'),
    generated: generated === undefined ? undefined : wordsOf(generated, '"generated"'),
    at: entry.at,
  };
}

const ownKeys = ["check", "pins", "excludes", "generated"] as const;

const nothing = {
  ...{ use: [], except: [], ignore: [], ignoreOnly: [], severity: [], pins: [] },
  ...{ excludes: undefined, generated: undefined },
};

function expectedIn(entry: TreeEntry | undefined): readonly ExpectedDeclaration[] {
  if (entry === undefined || entry.value.kind === "nothing") return [];
  if (entry.value.kind !== "mapping") {
    const hint = "write TOOL: VERSION below it";
    throw new UsageError('"pins" must map tools to versions', hint, entry.value.at);
  }
  return [...entry.value.entries].map(([name, { at, value }]) => {
    const tool = toolNamed(name);
    if (tool === undefined) {
      const near = nearest(name, Object.keys(tools));
      const hint = near === undefined ? undefined : `did you mean "${near}"?`;
      throw new UsageError(`"${name}" is not a tool that is known here`, hint, at);
    }
    return { tool, version: wordOf(value, `the version of "${name}"`) };
  });
}

function toolNamed(name: string): ExpectedDeclaration["tool"] | undefined {
  return Object.keys(tools).find((id): id is ExpectedDeclaration["tool"] => id === name);
}
