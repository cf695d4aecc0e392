import { check } from "../check/check.ts";
import type { CodegenRule } from "../check/codegen-rule.ts";
import type { Explained } from "../check/explained.ts";
import type { Rule } from "../check/rule.ts";
import { builtInNames } from "../compile/built-in.ts";
import { compile } from "../compile/compile.ts";
import type { ResolvedImport } from "../compile/compiled.ts";
import { parse } from "../compile/parse.ts";
import { additionsOf } from "../history/additions-of.ts";
import { recall } from "../history/recall.ts";
import type { Past } from "../schema/past.ts";
import type { Schema } from "../schema/schema.ts";
import { toSchema } from "../schema/to-schema.ts";
import { exampleMemory, examplePath } from "./example-memory.ts";

/** Runs a rule on its own example. Throws SourceError for a side that does not compile. */
export async function checkExample(rule: Rule | CodegenRule): Promise<Explained> {
  if ("isAboutChange" in rule) return await codegenExample(rule);
  const before = schemaOf(rule.example.before);
  const after = schemaOf(rule.example.after);
  const past = await pastOf(rule, before, after);
  const { findings } = check(before, after, [rule], { merge: false, past });
  return { rule, findings };
}

/** Its readers of manifests take longer to load than other rules to run. */
async function codegenExample(rule: CodegenRule): Promise<Explained> {
  const { checkCodegenExample } = await import("./check-codegen-example.ts");
  return checkCodegenExample(rule);
}

/** A side of one file, which may import what is built in. */
function schemaOf(text: string | undefined): Schema {
  if (text === undefined) return toSchema([]);
  const file = parse(examplePath, text);
  const imports = new Map(file.proto.dependency.map((name) => [name, meaningOf(name)]));
  const { set, assumed, errors, locations } = compile([file], new Map([[examplePath, imports]]));
  const [error] = errors;
  if (error !== undefined) throw error;
  const compared = {
    importName: examplePath,
    locations: locations.get(examplePath) ?? file.locations,
    text,
  };
  return toSchema([{ name: "", set, assumed, compared: new Map([[examplePath, compared]]) }]);
}

function meaningOf(name: string): ResolvedImport {
  return builtInNames.has(name) ? { kind: "built-in", name } : { kind: "assumed" };
}

async function pastOf({ example }: Rule, before: Schema, after: Schema): Promise<Past> {
  const { released } = example;
  if (released === undefined) return new Map();
  schemaOf(released);
  const additions = additionsOf(before, after, new Set([examplePath]));
  return (await recall(additions, exampleMemory(released, example.before))).past;
}
