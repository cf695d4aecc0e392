import type { Pin } from "../../check/pin.ts";
import { compareVersions, liesBetween } from "../../check/version.ts";
import { normalizedPython } from "../packages.ts";
import { baseName, folderOf, foldersAround } from "../path-parts.ts";
import type { LockedPackage } from "../reading.ts";

/** Knows the locked versions of everything that was read. */
export interface Locks {
  /** The entry for a range at a path; undefined if no lock file around it has one. */
  find(pin: Pick<Pin, "ecosystem" | "package" | "at" | "written">): LockedPackage | undefined;
  /** The version of the module around a Go package, from the nearest go.mod. */
  findModule(name: string, path: string): LockedPackage | undefined;
}

export function createLocks(locked: readonly LockedPackage[]): Locks {
  const byFolder = new Map<string, LockedPackage[]>();
  for (const entry of locked) {
    const key = keyOf(entry.ecosystem, folderOf(entry.at.path));
    const entries = byFolder.get(key) ?? [];
    entries.push(entry);
    byFolder.set(key, entries);
  }
  return {
    find(pin) {
      const folder = folderOf(pin.at.path);
      const folders = standsAlone(pin.at.path) ? [folder] : foldersAround(folder);
      for (const around of folders) {
        const entries = byFolder.get(keyOf(pin.ecosystem, around)) ?? [];
        const found = entries.filter((entry) => isSamePackage(pin, entry.package));
        if (found.length > 0) return best(found, folder, pin.written);
      }
      return undefined;
    },
    findModule(name, path) {
      for (const around of foldersAround(folderOf(path))) {
        const entries = byFolder.get(keyOf("go", around)) ?? [];
        const found = entries.filter(
          (entry) => name === entry.package || name.startsWith(`${entry.package}/`),
        );
        const [longest] = found.toSorted((a, b) => b.package.length - a.package.length);
        if (longest !== undefined || entries.length > 0) return longest;
      }
      return undefined;
    },
  };
}

/** Whether a locked version is one that the range of its pin allows. */
export function isAllowed(version: string, pin: Pick<Pin, "from" | "below">): boolean {
  return liesBetween(version, pin);
}

/** Whether the lock file of a manifest lies beside it, and nowhere else. */
function standsAlone(path: string): boolean {
  return besideLock.has(baseName(path));
}

const besideLock: ReadonlySet<string> = new Set([
  ...["Gemfile", "gems.rb", "composer.json", "Package.swift", "MODULE.bazel"],
  ...["conanfile.txt", "conanfile.py", "vcpkg.json"],
]);

function keyOf(ecosystem: string, folder: string): string {
  return `${ecosystem} ${folder}`;
}

function isSamePackage(pin: Pick<Pin, "ecosystem" | "package">, name: string): boolean {
  if (pin.ecosystem === "pypi") return normalizedPython(pin.package) === name;
  // One commit of nixpkgs fixes all packages.
  if (pin.ecosystem === "nix") return true;
  if (pin.ecosystem === "composer") return pin.package.toLowerCase() === name.toLowerCase();
  return pin.ecosystem === "nuget" ? pin.package.toLowerCase() === name : pin.package === name;
}

/** That of the folder itself, then the answer to this very range, then the highest. */
function best(
  entries: readonly LockedPackage[],
  folder: string,
  written: string | undefined,
): LockedPackage | undefined {
  const highest = entries.toSorted((one, other) => compareVersions(other.version, one.version));
  return (
    entries.find(({ importer }) => importer === folder) ??
    entries.find(({ requested }) => requested !== undefined && requested === written) ??
    entries.find(({ importer }) => importer !== undefined && isAround(importer, folder)) ??
    highest[0]
  );
}

function isAround(importer: string, folder: string): boolean {
  return importer === "" || folder.startsWith(`${importer}/`);
}
