import { isBelow } from "../policy/path-filter.ts";
import { UsageError } from "../text/errors.ts";
import type { Span } from "../text/span.ts";
import type { BufDeclaration, OwnDeclaration, WorkDeclaration } from "./declaration.ts";

/**
 * Throws a UsageError where a proto-compat.yaml and a buf configuration say the same thing of the same
 * files: one of them would be obeyed and the other not, and nobody would know which.
 */
export function requireOneKind(
  own: readonly OwnDeclaration[],
  bufs: readonly (BufDeclaration | WorkDeclaration)[],
): void {
  for (const ours of own) {
    for (const theirs of bufs.filter((each) => overlap(each.folder, ours.folder))) {
      requireDifferent(breakingIn(ours), breakingIn(theirs), "which changes break");
      requireDifferent(layoutIn(ours), layoutIn(theirs), "where the modules are");
    }
  }
}

function overlap(one: string, other: string): boolean {
  return isBelow(one, other) || isBelow(other, one);
}

function requireDifferent(ours: Span | undefined, theirs: Span | undefined, what: string): void {
  if (ours === undefined || theirs === undefined) return;
  const { path, start } = theirs;
  throw new UsageError(
    `both this file and "${path}" (line ${start.line}) say ${what}`,
    "say it in one of them, and take it out of the other",
    ours,
  );
}

function breakingIn(
  declaration: OwnDeclaration | BufDeclaration | WorkDeclaration,
): Span | undefined {
  if (declaration.kind === "work") return undefined;
  const { breaking, modules } = declaration;
  const sections = [breaking, ...(modules ?? []).map((module) => module.breaking)];
  return sections.find((section) => section !== undefined)?.at;
}

function layoutIn(
  declaration: OwnDeclaration | BufDeclaration | WorkDeclaration,
): Span | undefined {
  switch (declaration.kind) {
    case "own":
      return (declaration.modules ?? declaration.roots)?.[0]?.at;
    case "buf":
      return declaration.lists ? declaration.modules[0]?.at : undefined;
    case "work":
      return declaration.directories[0]?.at;
  }
}
