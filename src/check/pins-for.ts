import { governing } from "./governing.ts";
import type { Pin } from "./pin.ts";
import type { Stamp } from "./stamps.ts";

/**
 * The pins that the stamp of some files must agree with: only what somebody fixed, or gave bounds, can
 * be missed. `isSure`: they belong to the toolchain around the files.
 */
export function pinsFor(
  stamp: Stamp,
  pins: readonly Pin[],
): { readonly pins: readonly Pin[]; readonly isSure: boolean } {
  const found = governing(pins, stamp.tool, stamp.first.path);
  return { pins: found.pins.filter((pin) => isAboutFile(pin, stamp)), isSure: found.isSure };
}

/** A plugin of protoc's own for one language on the registry says nothing of other languages. */
function isAboutFile(pin: Pin, { first, tool, name }: Stamp): boolean {
  if (pin.version === undefined && pin.from === undefined && pin.below === undefined) return false;
  if (tool === "other-plugin" && !pin.package.endsWith(name)) return false;
  if (pin.state === "unpinned" || pin.state === "indirect") return false;
  if (pin.ecosystem === "image" || pin.ecosystem === "system") return false;
  if (pin.ecosystem !== "bsr" || tool !== "protoc") return true;
  return pin.package.endsWith(`/${first.language}`);
}
