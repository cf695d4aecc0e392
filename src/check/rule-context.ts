import type { DescFile } from "@bufbuild/protobuf";
import { fileOf } from "../schema/enclosing.ts";
import type { PairedSides } from "./pair.ts";
import type { Declaration, RuleContext } from "./rule.ts";

/**
 * What a rule may ask, given how the sides are paired and what is assumed on one of the sides of the
 * pair at hand.
 */
export function ruleContext(
  sides: PairedSides,
  isAssumed: (fullName: string) => boolean,
): RuleContext {
  const paths = new Map<Declaration["kind"], ReadonlyMap<Declaration, string>>();
  let lost: ReadonlySet<DescFile> | undefined;
  return {
    isAssumed,
    pathAfter(before) {
      const known = paths.get(before.kind) ?? pathsAfter(sides, before.kind);
      paths.set(before.kind, known);
      return known.get(before);
    },
    keepsPackage(before) {
      lost ??= filesOfLostPackages(sides);
      return !lost.has(fileOf(before));
    },
    sameName(before, after) {
      if (before === after) return true;
      const was = namesIn(before);
      const is = namesIn(after);
      return (
        was.length === is.length && was.every((name, index) => sameName(name, is[index] ?? ""))
      );
    },
  };

  function sameName(was: string, is: string): boolean {
    if (was === is) return true;
    return (is.endsWith(`.${was}`) && isAssumed(was)) || (was.endsWith(`.${is}`) && isAssumed(is));
  }
}

function pathsAfter(
  sides: PairedSides,
  kind: Declaration["kind"],
): ReadonlyMap<Declaration, string> {
  const { kept } = sides.pairs(kind, "name");
  return new Map(kept.map(({ before, after }) => [before, fileOf(after).proto.name]));
}

/** What has no package cannot lose it. */
function filesOfLostPackages(sides: PairedSides): ReadonlySet<DescFile> {
  const { removed } = sides.pairs("package", "name");
  const lost = removed.filter(({ before }) => before.name !== "");
  return new Set(lost.flatMap(({ before }) => before.files.map((file) => file.desc)));
}

/** The words of a type such as `map<string, acme.v1.Foo>`. */
function namesIn(type: string): readonly string[] {
  return type.split(/[<>, ]+/);
}
