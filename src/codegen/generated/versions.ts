import type { KnownVersion } from "../../check/generated-file.ts";

/**
 * A version as a header writes it, without the "v"; undefined for what names none: "(devel)",
 * "(unknown)", "unknown", and the "v0.0.0" of plugins that were told none.
 */
export function exactly(written: string): KnownVersion | undefined {
  const match = /^v?(\d+(?:\.\d+)*(?:[-+.]?[\w.+-]+)?)$/.exec(written);
  const version = match?.[1];
  if (version === undefined || /^0\.0\.0$/.test(version)) return undefined;
  return { kind: "exact", version };
}

/**
 * protoc's own number for that of one of its languages: 4.25.1 (Python) and v5.29.3 (Go) are 25.1 and
 * 29.3, 3.21.12 is 21.12; up to 3.20 there was one number for all.
 */
export function protocVersion(written: string): KnownVersion | undefined {
  const known = exactly(written);
  if (known === undefined || known.kind !== "exact") return undefined;
  const [, minor, rest] = /^\d+\.(\d+)\.(.+)$/.exec(known.version) ?? [];
  if (minor === undefined || rest === undefined || Number(minor) < 21) return known;
  return { kind: "exact", version: `${minor}.${withCandidate(rest)}` };
}

/** A number such as 4025001 of C++: 4.25.1; undefined for what is none. */
export function fromNumber(written: string): string | undefined {
  const number = Number(written);
  if (!Number.isSafeInteger(number) || number < 1_000_000 || number > 99_999_999) return undefined;
  const parts = [number / 1_000_000, (number / 1000) % 1000, number % 1000];
  return parts.map(Math.trunc).join(".");
}

export function between(from: string | undefined, below: string | undefined): KnownVersion {
  return { kind: "between", from, below };
}

/** Both "-rc-1" and "-rc1" are written. */
function withCandidate(rest: string): string {
  return rest.replace(/-rc-?(\d+)$/, "-rc$1");
}
