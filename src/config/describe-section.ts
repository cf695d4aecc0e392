import { bufDefault } from "../policy/buf-rules.ts";
import type { BreakingDeclaration } from "./declaration.ts";
import type { SectionResult } from "./section.ts";
import { placeOf, type Value, wordValues } from "./value.ts";

/** The flags that were given, which go before what files say. */
export interface GivenFlags {
  readonly use: readonly string[] | undefined;
  readonly except: readonly string[] | undefined;
}

/** The values of a section; undefined: of what no file speaks of. */
export function describeSection(
  result: Pick<SectionResult, "breaking" | "dialect"> | undefined,
  flags: GivenFlags,
): readonly Value[] {
  const breaking = result?.breaking;
  return [
    ...useValues(result, flags),
    ...exceptValues(breaking, flags),
    ...(breaking === undefined ? [] : ignoreValues(breaking)),
    unstableValue(breaking),
    ...(breaking?.severity ?? []).map(({ level, rules, paths, at }) => {
      const about = [...rules, ...paths].map(({ text }) => text).join(" ");
      return { name: "severity", value: `${level}: ${about}`, from: placeOf(at) };
    }),
  ];
}

function useValues(
  result: Pick<SectionResult, "breaking" | "dialect"> | undefined,
  { use }: GivenFlags,
): readonly Value[] {
  if (use !== undefined) return use.map((value) => ({ name: "use", value, from: "--use" }));
  const { breaking, dialect = "own" } = result ?? {};
  if (breaking?.disableBuiltin?.value === true) {
    return [{ name: "use", value: "nothing", from: placeOf(breaking.disableBuiltin.at) }];
  }
  if (breaking !== undefined && breaking.use.length > 0) return wordValues("use", breaking.use);
  return dialect === "own"
    ? [{ name: "use", value: "every rule", from: "default" }]
    : [{ name: "use", value: bufDefault, from: `default of buf.yaml ${dialect}` }];
}

function exceptValues(
  breaking: BreakingDeclaration | undefined,
  { use, except }: GivenFlags,
): readonly Value[] {
  if (except !== undefined) {
    return except.map((value) => ({ name: "except", value, from: "--except" }));
  }
  return use === undefined ? wordValues("except", breaking?.except ?? []) : [];
}

function ignoreValues({ ignore, ignoreOnly }: BreakingDeclaration): readonly Value[] {
  const some = ignoreOnly.flatMap(({ rule, paths }) =>
    paths.map(({ text, at }) => {
      return { name: "ignore_only", value: `${rule.text}: ${text}`, from: placeOf(at) };
    }),
  );
  return [...wordValues("ignore", ignore), ...some];
}

function unstableValue(breaking: BreakingDeclaration | undefined): Value {
  const flag = breaking?.ignoreUnstablePackages;
  return {
    name: "ignore_unstable_packages",
    value: String(flag?.value ?? false),
    from: flag === undefined ? "default" : placeOf(flag.at),
  };
}
