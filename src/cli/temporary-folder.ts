import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Lends `use` a new folder below `parent` and removes it afterwards, also when the process is
 * interrupted.
 */
export async function withTemporaryFolder<T>(
  use: (folder: string) => Promise<T>,
  parent = tmpdir(),
): Promise<T> {
  let folder: string | undefined;
  const end = (signal: NodeJS.Signals) => {
    remove(folder);
    for (const other of signals) process.off(other, end);
    process.kill(process.pid, signal);
  };
  // Before there is a folder: a signal must not come in between.
  for (const signal of signals) process.on(signal, end);
  try {
    folder = realpathSync(mkdtempSync(join(parent, "proto-compat-")));
    return await use(folder);
  } finally {
    remove(folder);
    for (const signal of signals) process.off(signal, end);
  }
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Tries again, because a child that is ending may still write. */
function remove(folder: string | undefined): void {
  if (folder === undefined) return;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
