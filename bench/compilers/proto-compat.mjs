// Compiles every file of a folder to one set of linked descriptors, with positions.
import { builtInNames } from "../../src/compile/built-in.ts";
import { compileSources } from "../../src/compile/compile-sources.ts";
import { parse } from "../../src/compile/parse.ts";
import { protoFiles } from "./proto-files.mjs";

const { paths, read } = protoFiles(process.argv[2] ?? ".");
if (paths.size === 0) throw new Error("there is no .proto file");
const sources = {
  paths,
  areKept: false,
  parse: (/** @type {string} */ path) => parse(path, read(path)),
  importOf: (/** @type {string} */ _path, /** @type {string} */ written) => meaningOf(written),
};
const { errors, notes } = compileSources(sources, { tolerant: false });
const [fault] = [...errors, ...notes];
if (fault !== undefined) throw new Error(`${fault.path}: ${fault.message}`);
// As `proto-compat build` ends, too: nobody waits for memory to be given back piece by piece.
process.exit();

/**
 * @param {string} name
 * @returns {import("../../src/compile/compiled.ts").ResolvedImport}
 */
function meaningOf(name) {
  if (paths.has(name)) return { kind: "file", path: name };
  return builtInNames.has(name) ? { kind: "built-in", name } : { kind: "assumed" };
}
