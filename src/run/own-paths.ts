import type { OpenedSource } from "../source/open.ts";
import type { ChangedPath } from "../source/source.ts";
import type { Sides } from "./open-sides.ts";

/**
 * Whether a path is one of what is compared, and not only there to be imported: an image may hold
 * its imports, or name those that it does not hold. Of each side that has the path, one must call
 * it its own; an image that imports it without having it cannot tell whether it is gone.
 */
export function ownPaths(
  { before, after }: Sides,
  changes: readonly ChangedPath[],
): (path: string) => boolean {
  if (before.kind !== "image" && after.kind !== "image") return () => true;
  const imports = new Set(
    changes
      .filter((change) => {
        const owners = [
          ...(change.before ? [isImport(before, change.path)] : []),
          ...(change.after ? [isImport(after, change.path)] : []),
        ];
        const isOnOneSide = change.before !== change.after;
        const without = change.before ? after : before;
        return (
          owners.every((isOnlyImport) => isOnlyImport) ||
          (isOnOneSide && isImport(without, change.path))
        );
      })
      .map(({ path }) => path),
  );
  return (path) => !imports.has(path);
}

function isImport(source: OpenedSource, path: string): boolean {
  return source.kind === "image" && source.isImport(path);
}
