import { existsSync, lstatSync, mkdirSync, type Stats, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";

/**
 * The folder of this user's that keeps compiled code, made if need be. What lies there will run, so
 * there is none where anybody else could have put something: in another's folder, in one that others
 * may write to, or in a repository, which holds what a pull request brings.
 */
export function cacheFolder(env: NodeJS.ProcessEnv): string | undefined {
  // As for the cache that newer versions of Node have themselves.
  if (env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  try {
    const base = baseOf(env);
    if (isInRepository(base) || !isOwnOrMade(base)) return undefined;
    const folder = join(base, "proto-compat");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = lstatSync(folder);
    const isPrivate = stats.isDirectory() && (stats.mode & 0o777) === 0o700;
    return isPrivate && isOwn(stats) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** As the XDG Base Directory Specification has it: a path that is not absolute is ignored. */
function baseOf({ XDG_CACHE_HOME: chosen = "" }: NodeJS.ProcessEnv): string {
  return isAbsolute(chosen) ? chosen : join(homedir(), ".cache");
}

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInRepository(parent);
}

/** Nothing is made in a folder of another user's, such as the home that `sudo` leaves in place. */
function isOwnOrMade(base: string): boolean {
  const stats = statSync(base, { throwIfNoEntry: false });
  if (stats !== undefined) return isOwn(stats);
  if (!isOwn(statSync(dirname(base)))) return false;
  mkdirSync(base, { mode: 0o700 });
  return true;
}

/** False where users have no numbers: on Windows. */
function isOwn({ uid }: Stats): boolean {
  return uid === process.getuid?.();
}
