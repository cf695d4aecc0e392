import type { Policy, Section } from "./policy.ts";

/** The ids of the rules that run for some file. */
export function rulesInUse({ layers, otherwise }: Policy): ReadonlySet<string> {
  const areas = layers.flat();
  const sections: readonly (Section | undefined)[] = [
    otherwise,
    ...areas.map((area) => area.section),
    ...areas.flatMap((area) => area.scopes ?? []).map((scope) => scope.section),
  ];
  return new Set(sections.flatMap((section) => [...(section?.rules.keys() ?? [])]));
}
