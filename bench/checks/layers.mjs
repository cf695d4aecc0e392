/** How many files a package has. */
export const perPackage = 8;
/** How many packages an area has. */
export const packagesPerArea = 25;
/** Many files have the same name, as in real repositories. */
export const names = [
  "enums",
  "errors",
  "types",
  "resources",
  "config",
  "events",
  "service",
  "internal",
];

/** One file in so many imports very much. */
const aggregated = 1000;

/**
 * The files that a file imports, by number; some of them may be behind the last one. They stand in
 * layers, so that what a file imports does not grow with the repository. From below:
 *
 * - the first package, of which everybody imports something
 * - enums and errors, which import nothing
 * - types
 * - resources, which are made of these, and config
 * - events, service and internal: the package's own files, and at times leaves of other packages
 * - one file in a thousand that imports types from everywhere around it
 *
 * As it is in real repositories, counted at their heads: imports of a file; the file and all that it
 * imports, directly or not.
 *
 * | | files | imports, mean | mean | median | 90 % | most |
 * | --- | --- | --- | --- | --- | --- | --- |
 * | googleapis | 7,291 | 3.3 | 6.7 | 3 | 13 | 184 |
 * | temporal-api | 64 | 2.8 | 8.6 | 3 | 25 | 55 |
 * | steam-protobufs | 506 | 1.4 | 3.4 | 3 | 5 | 21 |
 * @param {number} at
 * @param {() => number} random
 * @returns {readonly number[]}
 */
export function importsOf(at, random) {
  const name = names[at % perPackage] ?? "";
  const first = at - (at % perPackage);
  if (first === 0) return [];
  const own = (/** @type {string[]} */ ...others) => others.map((other) => first + indexOf(other));
  const shared = (/** @type {number} */ most) =>
    some(most, random, () => anyBelow(perPackage, random));
  /** Leaves of other packages: mostly of the area, sometimes of an earlier one. */
  const foreign = (/** @type {number} */ most) => some(most, random, () => leafOf(at, random));
  switch (name) {
    case "types":
      return unique(shared(4));
    case "resources":
      return unique([...own("types", "enums"), ...shared(4)]);
    case "config":
      return unique([...own("enums", "types"), ...shared(3)]);
    case "events":
      return unique([...own("resources", "enums"), ...shared(4), ...foreign(1)]);
    case "service":
      return unique([...own("resources", "types", "errors"), ...shared(6), ...foreign(2)]);
    case "internal":
      return unique([...own("resources", "config"), ...shared(4), ...foreign(2), ...around(at)]);
    default:
      return [];
  }
}

/**
 * What the rare file imports: the types of all packages of its thousand files.
 * @param {number} at
 * @returns {readonly number[]}
 */
function around(at) {
  const start = at - (at % aggregated);
  if (at - start !== perPackage * 2 - 1) return [];
  const packages = Array.from({ length: aggregated / perPackage }, (_, index) => index);
  const types = packages.map((index) => start + index * perPackage + indexOf("types"));
  const enums = packages.map((index) => start + index * perPackage + indexOf("enums"));
  return [...types, ...enums.filter((_, index) => index % 4 === 0)];
}

/**
 * @param {number} at
 * @param {() => number} random
 */
function leafOf(at, random) {
  const perArea = perPackage * packagesPerArea;
  const area = Math.floor(at / perArea);
  const from = random() < 0.7 ? area : anyBelow(area + 1, random);
  const first = (from * packagesPerArea + anyBelow(packagesPerArea, random)) * perPackage;
  return first + indexOf(random() < 0.5 ? "enums" : "types");
}

/**
 * @param {number} most
 * @param {() => number} random
 * @param {() => number} choose
 */
function some(most, random, choose) {
  return Array.from({ length: anyBelow(most + 1, random) }, choose);
}

/**
 * @param {number} limit
 * @param {() => number} random
 */
function anyBelow(limit, random) {
  return Math.floor(random() * limit);
}

/** @param {string} name */
function indexOf(name) {
  return names.indexOf(name);
}

/** @param {readonly number[]} numbers */
function unique(numbers) {
  return [...new Set(numbers)];
}
