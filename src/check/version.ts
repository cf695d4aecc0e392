/**
 * Orders two versions of one tool, whatever its ecosystem: negative, 0 or positive. Numbers count part
 * by part, missing ones as 0; a pre-release ("33.0-rc1", "1.73.0rc1") comes before its release, and
 * what stands behind a "+" does not count.
 */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index += 1) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePreReleases(a.preRelease, b.preRelease);
}

/** Whether a version lies in these bounds; an open end holds everything. */
export function liesBetween(
  version: string,
  { from, below }: { readonly from: string | undefined; readonly below: string | undefined },
): boolean {
  if (from !== undefined && compareVersions(version, from) < 0) return false;
  return below === undefined || compareVersions(version, below) < 0;
}

/** The first number; 0 where there is none. */
export function majorOf(version: string): number {
  return partsOf(version).numbers[0] ?? 0;
}

/** What versions that promise compatibility share: the major, and below 1.0 the minor, too. */
export function compatibleLine(version: string): string {
  const [major = 0, minor = 0] = partsOf(version).numbers;
  return major > 0 ? `${major}` : `0.${minor}`;
}

interface VersionParts {
  readonly numbers: readonly number[];
  readonly preRelease: string;
}

function partsOf(version: string): VersionParts {
  const text = version.replace(/^v/, "").replace(/\+.*$/, "");
  const numbers = /^\d+(?:\.\d+)*/.exec(text)?.[0] ?? "";
  const preRelease = text.slice(numbers.length).replace(/^[.-]/, "");
  return { numbers: numbers.split(".").map(Number), preRelease };
}

function comparePreReleases(one: string, other: string): number {
  if (one === other) return 0;
  const isAfter = (text: string) => text === "" || text.startsWith("post");
  if (isAfter(one) !== isAfter(other)) return isAfter(one) ? 1 : -1;
  return one.localeCompare(other, "en", { numeric: true });
}
