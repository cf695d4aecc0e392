import { isBelow } from "./path-filter.ts";
import type { Area, Layer, Policy, Scope, Section } from "./policy.ts";

/**
 * - `compared`: it belongs to a module, or nobody says what belongs to what
 * - `excluded`: a configuration takes it out
 * - `outside`: a configuration governs its folder and counts it to none of its modules
 */
export type Placement = "compared" | "excluded" | "outside";

/** What the configuration makes of a path. */
export function placementOf(policy: Policy, path: string): Placement {
  const areas = policy.layers
    .map((layer) => areaOf(layer, path))
    .filter((area) => area !== undefined);
  if (areas.some(({ excludes }) => excludes.some((each) => each.matches(path)))) return "excluded";
  for (const { scopes } of areas) {
    if (scopes === undefined) continue;
    if (scopeOf(scopes, path) !== undefined) return "compared";
    return scopes.some(({ folder }) => isBelow(path, folder)) ? "excluded" : "outside";
  }
  return "compared";
}

/** Who judges the findings in a file. */
export function sectionOf(policy: Policy, path: string): Section {
  for (const layer of policy.layers) {
    const area = areaOf(layer, path);
    const section = scopeOf(area?.scopes ?? [], path)?.section ?? area?.section;
    if (section !== undefined) return section;
  }
  return policy.otherwise;
}

function areaOf(layer: Layer, path: string): Area | undefined {
  return nearest(layer.filter(({ folder }) => isBelow(path, folder)));
}

/** Modules may share a folder and divide its files between them. */
function scopeOf(scopes: readonly Scope[], path: string): Scope | undefined {
  return nearest(
    scopes.filter(
      ({ folder, includes, excludes }) =>
        isBelow(path, folder) &&
        (includes.length === 0 || includes.some((each) => each.matches(path))) &&
        !excludes.some((each) => each.matches(path)),
    ),
  );
}

function nearest<T extends { readonly folder: string }>(around: readonly T[]): T | undefined {
  return around.toSorted((one, other) => other.folder.length - one.folder.length)[0];
}
