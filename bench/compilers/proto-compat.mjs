// Compiles every file of a folder to one set of linked descriptors, with positions.
import { builtInNames } from "../../src/compile/built-in.ts";
import { compile } from "../../src/compile/compile.ts";
import { parse } from "../../src/compile/parse.ts";
import { readProtos } from "./read-protos.mjs";

const parsed = [...readProtos(process.argv[2] ?? ".")].map(([path, text]) => parse(path, text));
if (parsed.length === 0) throw new Error("there is no .proto file");
const paths = new Set(parsed.map(({ path }) => path));
const imports = new Map(
  parsed.map(({ path, proto }) => {
    const written = [...proto.dependency, ...proto.optionDependency];
    return [path, new Map(written.map((name) => [name, meaningOf(name)]))];
  }),
);
const { errors, notes } = compile(parsed, imports, { tolerant: false });
const [fault] = [...errors, ...notes];
if (fault !== undefined) throw new Error(`${fault.path}: ${fault.message}`);

/**
 * @param {string} name
 * @returns {import("../../src/compile/compiled.ts").ResolvedImport}
 */
function meaningOf(name) {
  if (paths.has(name)) return { kind: "file", path: name };
  return builtInNames.has(name) ? { kind: "built-in", name } : { kind: "assumed" };
}
