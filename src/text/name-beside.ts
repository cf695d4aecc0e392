import { basename, dirname, join } from "node:path";

/** A hidden name in a file's folder, for what is to take its place once it is whole. */
export function nameBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${unlikelyName()}.tmp`);
}

/** A name that no other run is likely to choose at the same time. */
export function unlikelyName(): string {
  return `${process.pid}-${Math.random().toString(36).slice(2)}`;
}
