import { sha256 } from "../text/sha256.ts";

/** What makes a finding the same finding in another revision. */
export interface Identity {
  readonly rule: string;
  readonly world: string;
  readonly subject: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Returns a function that gives each identity its fingerprint: twelve hexadecimal digits, stable
 * across line moves. Equal ones are counted in the order of the calls, so that none is given twice.
 */
export function fingerprinter(): (identity: Identity) => string {
  const counts = new Map<string, number>();
  return ({ rule, world, subject, before, after }) => {
    const values = [rule, world, subject, before ?? null, after ?? null];
    const key = JSON.stringify(values);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    const text = count === 0 ? key : JSON.stringify([...values, count]);
    return sha256(text).slice(0, 12);
  };
}
