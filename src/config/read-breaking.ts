import type { Dialect } from "../policy/rule-names.ts";
import { UsageError } from "../text/errors.ts";
import type { Tree, TreeEntry } from "../text/tree/tree.ts";
import type { BreakingDeclaration, SeverityDeclaration } from "./declaration.ts";
import { type Fields, fieldsOf, flagOf, itemsOf, oneOf, wordsOf } from "./yaml/fields.ts";

/**
 * A `breaking` section of our own file or of a buf.yaml; undefined where there is none. Throws a
 * UsageError for what does not belong there.
 */
export function readBreaking(
  entry: TreeEntry | undefined,
  dialect: Dialect,
): BreakingDeclaration | undefined {
  if (entry === undefined) return undefined;
  const fields = fieldsOf(entry.value, '"breaking"', keysOf(dialect));
  const breaking: BreakingDeclaration = {
    ...breakingFrom(fields, entry.at),
    ignoreUnstablePackages: flagOf(
      fields.get("ignore_unstable_packages"),
      '"ignore_unstable_packages"',
    ),
    disableBuiltin: flagOf(fields.get("disable_builtin"), '"disable_builtin"'),
  };
  return dialect !== "own" && isEmpty(breaking) ? undefined : breaking;
}

/** What a section says of rules; the keys are `ruleKeys`. */
export function breakingFrom(
  fields: Fields<(typeof ruleKeys)[number]>,
  at: TreeEntry["at"],
): Omit<BreakingDeclaration, "ignoreUnstablePackages" | "disableBuiltin"> {
  return {
    use: wordsOf(fields.get("use"), '"use"'),
    except: wordsOf(fields.get("except"), '"except"'),
    ignore: wordsOf(fields.get("ignore"), '"ignore"'),
    ignoreOnly: readIgnoreOnly(fields.get("ignore_only")),
    severity: itemsOf(fields.get("severity"), '"severity"').map(readSeverity),
    at,
  };
}

export const ruleKeys = ["use", "except", "ignore", "ignore_only", "severity"] as const;

/** For buf a section that says nothing is none, so that a module's does not replace the file's. */
function isEmpty(breaking: BreakingDeclaration): boolean {
  const { use, except, ignore, ignoreOnly, ignoreUnstablePackages, disableBuiltin } = breaking;
  const lists = [use, except, ignore, ignoreOnly];
  const flags = [ignoreUnstablePackages, disableBuiltin];
  return lists.every((list) => list.length === 0) && flags.every((flag) => flag?.value !== true);
}

type BreakingKey =
  | "use"
  | "except"
  | "ignore"
  | "ignore_only"
  | "ignore_unstable_packages"
  | "disable_builtin"
  | "severity";

const shared = ["use", "except", "ignore", "ignore_only", "ignore_unstable_packages"] as const;

function keysOf(dialect: Dialect): readonly BreakingKey[] {
  switch (dialect) {
    case "own":
      return [...shared, "severity"];
    case "v2":
      return [...shared, "disable_builtin"];
    case "v1":
    case "v1beta1":
      return shared;
  }
}

function readIgnoreOnly(entry: TreeEntry | undefined): BreakingDeclaration["ignoreOnly"] {
  if (entry === undefined || entry.value.kind === "nothing") return [];
  if (entry.value.kind !== "mapping") {
    const hint = "write RULE: [path] below it";
    throw new UsageError('"ignore_only" must map rules to paths', hint, entry.value.at);
  }
  return [...entry.value.entries].map(([text, paths]) => ({
    rule: { text, at: paths.at },
    paths: wordsOf(paths, `the paths of "${text}"`),
  }));
}

const levels = ["error", "warning", "off"] as const;

function readSeverity(node: Tree): SeverityDeclaration {
  const fields = fieldsOf(node, 'an item of "severity"', ["level", "rules", "paths"]);
  const level = oneOf(fields.get("level"), '"level"', levels);
  if (level === undefined) {
    throw new UsageError('an item of "severity" needs a "level"', "error, warning or off", node.at);
  }
  const rules = wordsOf(fields.get("rules"), '"rules"');
  const paths = wordsOf(fields.get("paths"), '"paths"');
  if (rules.length === 0 && paths.length === 0) {
    const hint = 'say which: "rules", "paths" or both';
    throw new UsageError('an item of "severity" speaks of no rules and no paths', hint, node.at);
  }
  return { level: level.value, rules, paths, at: node.at };
}
