import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { importsOf, names, packagesPerArea, perPackage } from "./layers.mjs";

/**
 * Writes a monorepo of this many files: packages of eight in areas of two hundred, which import each
 * other as `layers.mjs` says. The same number makes the same files, and a larger one these and more.
 * @param {string} folder
 * @param {number} number
 */
export function synthetic(folder, number) {
  for (let at = 0; at < number; at++) {
    const path = join(folder, pathOf(at));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, textOf(at, number));
  }
}

/**
 * The file whose change is measured: that of the same layer in the middle package, whatever the number.
 * @param {number} number
 */
export function typicalPath(number) {
  const middle = Math.floor(number / perPackage / 2);
  return pathOf(middle * perPackage + names.indexOf("resources"));
}

/** @param {number} at */
function pathOf(at) {
  return `${folderOf(at)}/${names[at % perPackage]}.proto`;
}

/** @param {number} at */
function folderOf(at) {
  const inPackage = Math.floor(at / perPackage);
  if (inPackage === 0) return "acme/common/v1";
  return `acme/area${Math.floor(inPackage / packagesPerArea)}/service${inPackage}/v1`;
}

/**
 * @param {number} at
 * @param {number} number of files
 */
function textOf(at, number) {
  const random = randomOf(at);
  const imports = importsOf(at, random).filter((other) => other < number);
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
    "  map<string, string> labels = 15;",
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
