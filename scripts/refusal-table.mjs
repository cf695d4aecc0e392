// Reads and writes the tables of inputs that are refused, fixtures/compile/refusals/*.txt.
// A row is a line with "# " and what is wrong, the text of "a.proto" (other files begin with a line
// such as "-- b.proto"), and every error of it behind "> ". A line such as "! buf accepts: reason" or
// "! protoc accepts: reason" names a compiler that does not refuse it. {{ff}} stands for one byte.

/**
 * @typedef {object} Refusal
 * @property {string} what
 * @property {readonly (readonly [path: string, bytes: Uint8Array])[]} files
 * @property {readonly string[]} source The lines of the files, as they stand in the table.
 * @property {readonly string[]} errors
 * @property {ReadonlyMap<string, string>} accepts The reason by the name of the compiler.
 */

/**
 * @param {string} table
 * @returns {readonly Refusal[]}
 */
export function readRefusals(table) {
  /** @type {string[][]} */
  const blocks = [];
  for (const line of table.replace(/\n+$/, "").split("\n")) {
    if (line.startsWith("# ")) blocks.push([]);
    const block = blocks.at(-1);
    if (block === undefined) throw new Error(`a table begins with "# ", not with "${line}"`);
    block.push(line);
  }
  return blocks.map(readRow);
}

/** @param {readonly Refusal[]} refusals */
export function writeRefusals(refusals) {
  const rows = refusals.map(({ what, source, errors, accepts }) => {
    const exceptions = [...accepts].map(([name, reason]) => `! ${name} accepts: ${reason}`);
    return [`# ${what}`, ...source, ...errors.map((error) => `> ${error}`), ...exceptions];
  });
  return `${rows.map((row) => row.join("\n")).join("\n\n")}\n`;
}

/**
 * @param {readonly string[]} block
 * @returns {Refusal}
 */
function readRow([title = "", ...lines]) {
  const written = lines.at(-1) === "" ? lines.slice(0, -1) : lines;
  const isVerdict = (/** @type {string} */ line) => /^[>!] /.test(line);
  const verdict = written.findIndex(isVerdict);
  const source = verdict === -1 ? written : written.slice(0, verdict);
  const verdicts = verdict === -1 ? [] : written.slice(verdict);
  const stray = verdicts.find((line) => !isVerdict(line));
  if (stray !== undefined) throw new Error(`"${title}": "${stray}" stands behind the errors`);
  return {
    what: title.slice(2),
    source,
    files: filesOf(source),
    errors: verdicts.filter((line) => line.startsWith("> ")).map((line) => line.slice(2)),
    accepts: new Map(verdicts.filter((line) => line.startsWith("! ")).map(exceptionOf)),
  };
}

/**
 * @param {readonly string[]} source
 * @returns {readonly (readonly [string, Uint8Array])[]}
 */
function filesOf(source) {
  /** @type {[string, string[]][]} */
  const files = [];
  for (const line of source) {
    if (line.startsWith("-- ")) files.push([line.slice(3), []]);
    else if (files.length === 0) files.push(["a.proto", [line]]);
    else files.at(-1)?.[1].push(line);
  }
  return files.map(([path, lines]) => [path, bytesOf(lines.join("\n"))]);
}

/** @param {string} text */
function bytesOf(text) {
  const parts = text.split(/\{\{([0-9a-f]{2})\}\}/);
  return Buffer.concat(parts.map((part, index) => Buffer.from(part, index % 2 ? "hex" : "utf8")));
}

/**
 * @param {string} line
 * @returns {readonly [string, string]}
 */
function exceptionOf(line) {
  const match = /^! (buf|protoc) accepts: (.+)$/.exec(line);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new Error(`"${line}" should be "! buf accepts: reason" or "! protoc accepts: reason"`);
  }
  return [match[1], match[2]];
}
