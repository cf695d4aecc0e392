import type { Pin } from "./pin.ts";
import type { ToolId } from "./tool.ts";

/**
 * The pins of a tool that a path is subject to: those of the nearest toolchain around it that has any.
 * Where none around it does, those of the rest, if they agree, and `isSure` is false.
 */
export function governing(
  pins: readonly Pin[],
  tool: ToolId,
  path: string,
): { readonly pins: readonly Pin[]; readonly isSure: boolean } {
  const all = pins.filter((pin) => pin.tool === tool && pin.state !== "dead");
  const around = all.filter(({ scope }) => isIn(path, scope));
  const nearest = Math.max(...around.map(({ scope }) => scope.length));
  const found = around.filter(({ scope }) => scope.length === nearest);
  if (found.length > 0) return { pins: found, isSure: true };
  const versions = new Set(all.map(({ version, written }) => version ?? written));
  return { pins: versions.size === 1 ? all : [], isSure: false };
}

/** Whether a path is in this folder, or below; "" holds everything. */
export function isIn(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

/** The folders of all toolchains that have pins. */
export function scopesOf(pins: readonly Pin[]): ReadonlySet<string> {
  return new Set(pins.map(({ scope }) => scope));
}

/** The nearest of these folders around a path; "" for none. */
export function scopeAround(path: string, scopes: ReadonlySet<string>): string {
  for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
    if (scopes.has(path.slice(0, slash))) return path.slice(0, slash);
  }
  return "";
}

/** Whether a version that is fixed says so for ever, here or in a lock file. */
export function isFixed(pin: Pin): pin is Pin & { readonly version: string } {
  return pin.version !== undefined && fixed.has(pin.state);
}

const fixed: ReadonlySet<Pin["state"]> = new Set(["exact", "locked", "implicit"]);
