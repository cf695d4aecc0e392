import type { CodegenRule } from "../check/codegen-rule.ts";
import { codegenSection } from "./codegen-section.ts";
import type { Declaration, OwnDeclaration } from "./declaration.ts";
import type { Described } from "./describe.ts";
import { describeSection } from "./describe-section.ts";
import { placeOf, type Value, wordValues } from "./value.ts";
import type { Word } from "./yaml/fields.ts";

/** What each file says of generated code, if it does. Throws a UsageError for a rule that is not known. */
export function describeCodegen(
  declarations: readonly Declaration[],
  rules: readonly CodegenRule[],
): readonly Described[] {
  return declarations.flatMap((each) => (each.kind === "own" ? describeOne(each, rules) : []));
}

function describeOne(
  { folder, path, codegen }: OwnDeclaration,
  rules: readonly CodegenRule[],
): readonly Described[] {
  if (codegen === undefined) return [];
  const noFlags = { use: undefined, except: undefined };
  const result = codegenSection(codegen, folder, rules, noFlags);
  const { check } = codegen;
  const judging = describeSection(result, noFlags).filter(
    // Code is in no package that could be unstable.
    ({ name }) => name !== "ignore_unstable_packages",
  );
  const values = [
    {
      name: "check",
      ...(check === undefined ? off : { value: String(check.value), from: placeOf(check.at) }),
    },
    ...codegen.pins.map(({ tool, version: { text, at } }) => {
      return { name: "pin", value: `${tool}: ${text}`, from: placeOf(at) };
    }),
    ...wordsOr("excludes", codegen.excludes, "vendored code"),
    ...wordsOr("generated", codegen.generated, "everywhere"),
    ...judging,
  ];
  return [
    { scope: `codegen in folder "${folder || "."}" of ${path}`, values, section: result.section },
  ];
}

const off = { value: "false", from: "default" };

function wordsOr(
  name: string,
  words: readonly Word[] | undefined,
  standard: string,
): readonly Value[] {
  if (words === undefined) return [{ name, value: standard, from: "default" }];
  return words.length === 0 ? [{ name, value: "nothing", from: "" }] : wordValues(name, words);
}
