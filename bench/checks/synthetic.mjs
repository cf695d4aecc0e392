import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** How many files a package has. */
const perPackage = 8;
/** How many packages an area has. */
const perArea = 25;
/** Many files have the same name, as in real repositories. */
const names = ["service", "types", "resources", "enums", "errors", "events", "config", "internal"];

/**
 * Writes a monorepo of this many files: packages of eight in areas of two hundred, each file importing
 * its neighbours, earlier packages of its area, a few of other areas, and what everybody imports. The
 * same number makes the same files.
 * @param {string} folder
 * @param {number} number
 */
export function synthetic(folder, number) {
  const random = randomOf(number);
  for (let at = 0; at < number; at++) {
    const path = join(folder, pathOf(at));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, textOf(at, random));
  }
}

/** @param {number} at */
function pathOf(at) {
  return `${folderOf(at)}/${names[at % perPackage]}.proto`;
}

/** @param {number} at */
function folderOf(at) {
  const inPackage = Math.floor(at / perPackage);
  if (inPackage === 0) return "acme/common/v1";
  return `acme/area${Math.floor(inPackage / perArea)}/service${inPackage}/v1`;
}

/**
 * @param {number} at
 * @param {() => number} random
 */
function textOf(at, random) {
  const imports = importsOf(at, random);
  const name = (/** @type {number} */ of) => names[of % perPackage] ?? "";
  const typeOf = (/** @type {number} */ of) => `${packageOf(of)}.${capital(name(of))}Item`;
  const own = capital(name(at));
  const uses = imports.map((other, index) => `  ${typeOf(other)} used_${index} = ${index + 20};`);
  const isService = name(at) === "service";
  return [
    'syntax = "proto3";',
    "",
    `package ${packageOf(at)};`,
    "",
    ...imports.map((other) => `import "${pathOf(other)}";`),
    "",
    `// ${own}Item is what ${packageOf(at)} keeps of one ${name(at)}.`,
    `message ${own}Item {`,
    ...Array.from(
      { length: 8 },
      (_, field) => `  ${scalar(random)} value_${field} = ${field + 1};`,
    ),
    ...uses,
    "  map<string, string> labels = 60;",
    "}",
    "",
    `enum ${own}State {`,
    ...["UNSPECIFIED", "ACTIVE", "GONE"].map(
      (value, index) => `  ${name(at).toUpperCase()}_STATE_${value} = ${index};`,
    ),
    "}",
    "",
    ...["Get", "List"].flatMap((verb) => [
      `message ${verb}${own}Request {`,
      "  // The name of what is asked for.",
      "  string name = 1;",
      `  ${own}State state = 2;`,
      "}",
      "",
      `message ${verb}${own}Response {`,
      `  repeated ${own}Item items = 1;`,
      "  string next_page_token = 2;",
      "}",
      "",
    ]),
    ...(isService
      ? [
          "service Service {",
          ...["Get", "List"].map(
            (verb) => `  rpc ${verb}(${verb}${own}Request) returns (${verb}${own}Response);`,
          ),
          "}",
          "",
        ]
      : []),
  ].join("\n");
}

/** @param {number} at */
function packageOf(at) {
  return folderOf(at).replaceAll("/", ".");
}

/**
 * Only earlier files, so that there is no cycle.
 * @param {number} at
 * @param {() => number} random
 */
function importsOf(at, random) {
  const first = at - (at % perPackage);
  const area = at - (at % (perPackage * perArea));
  const candidates = [
    Math.floor(random() * perPackage),
    first + Math.floor(random() * (at - first)),
    area + Math.floor(random() * (at - area)),
    ...(random() < 0.3 ? [Math.floor(random() * at)] : []),
  ];
  return [...new Set(candidates)].filter((other) => other < at);
}

/** @param {string} name */
function capital(name) {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** @param {() => number} random */
function scalar(random) {
  return ["string", "int32", "int64", "bool", "bytes", "double"][Math.floor(random() * 6)];
}

/**
 * The same numbers between 0 and 1 for the same seed: mulberry32, by Tommy Ettinger, public domain.
 * @param {number} seed
 */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
