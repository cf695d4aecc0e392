import type { SourceError } from "../text/errors.ts";
import { assemble } from "./assemble.ts";
import type { Compiled } from "./compiled.ts";
import { checkDuplicates } from "./duplicates.ts";
import { checkCycles } from "./import-cycles.ts";
import { assumedImportNotes, checkImports, importsOf, inOrder } from "./imports.ts";
import { checkKinds } from "./kind-conflicts.ts";
import type { LinkedFile } from "./linked-file.ts";
import { optionInterpreter } from "./options.ts";
import { packageFault } from "./package-name.ts";
import { collectFaults } from "./report.ts";
import { nameResolver } from "./resolve.ts";
import { settle } from "./settle.ts";
import type { Sources } from "./sources.ts";
import { symbolsOf } from "./symbols.ts";
import { tags } from "./tags.ts";
import { validate } from "./validate.ts";
import { holesIn, viewsOf } from "./visibility.ts";

export interface CompileOptions {
  /**
   * Whether a type or an option that nothing defines, and a custom option that does not fit its
   * definition, are told as notes, and what does not hinder a comparison is let pass (strict.ts).
   * Other compilers refuse all of that.
   */
  readonly tolerant: boolean;
}

/**
 * Links files to a set that a registry accepts, in these steps:
 *
 * 1. imports.ts: what each import means, with the built-in files
 * 2. import-cycles.ts: what imports itself through others, and cannot take part
 * 3. visibility.ts: what each file can see
 * 4. symbols.ts: who defines which name
 * 5. duplicates.ts: what is defined twice in what one file can see
 * 6. resolve.ts: names of types become absolute, or assumed
 * 7. options.ts: options become fields of their options messages
 * 8. validate.ts: what else is against the rules of the language
 * 9. assemble.ts: files without faults in order, and synthetic ones for assumed names
 * 10. kind-conflicts.ts: what one registry cannot hold
 *
 * Before all that settle.ts takes steps 6 to 8 with each file that has only such imports of which
 * there is nothing to say. Most files are such; the steps are then left to the others, for which all
 * files must be known: for what a missing import may define, or where a name stands that is not seen.
 *
 * Never throws; `errors` are those of parsing, too. A file that has one stays out of the set, and
 * what it defines is assumed.
 */
export function compileSources(sources: Sources, { tolerant }: CompileOptions): Compiled {
  const settled = settle(sources, tolerant);
  const faults = collectFaults();
  const imports = importsOf(sources, settled.files);
  for (const file of imports.keys()) {
    for (const error of file.parsed?.errors ?? []) faults.add(file, error);
    const fault = packageFault(file.proto.package);
    if (fault !== undefined) faults.report(file, [tags.file.package], fault);
  }
  checkImports(imports, faults);
  checkCycles(imports, faults);
  const isDone = (file: LinkedFile) => settled.files.get(file.path) === file;
  const views = viewsOf(imports, holesIn(imports));
  const symbols = [...imports.keys()].every(isDone) ? settled.symbols : symbolsOf(imports.keys());
  const order = inOrder(imports);
  const { report } = faults;
  const { parse, areKept } = sources;
  const linking = { imports, order, symbols, views, report, tolerant, parse, areKept };
  const sound = order.filter((file) => file.parsed !== undefined && !faults.files.has(file));
  checkDuplicates(sound, linking);
  const names = nameResolver(linking);
  const options = optionInterpreter(linking, faults);
  for (const file of sound) {
    if (isDone(file)) continue;
    const types = names.resolve(file);
    const uses = options.interpret(file);
    validate(file, linking, { types, uses, locations: options.locations.get(file.path) }, faults);
  }
  let assembled = assemble(linking, names, faults.files);
  while (checkKinds(assembled, symbols, faults)) {
    assembled = assemble(linking, names, faults.files);
  }
  return {
    set: assembled.set,
    assumed: assembled.assumedIn,
    locations: new Map([...settled.locations, ...options.locations]),
    errors: faults.errors.toSorted(byPlace),
    notes: [...assumedImportNotes(imports), ...names.notes.values(), ...options.notes],
  };
}

function byPlace(one: SourceError, other: SourceError): number {
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  return one.start.line - other.start.line || one.start.column - other.start.column;
}
