import { BinaryWriter } from "@bufbuild/protobuf/wire";
import {
  Edition,
  ExtensionRangeOptionsSchema,
  type UninterpretedOption,
} from "@bufbuild/protobuf/wkt";
import { SourceError } from "../text/errors.ts";
import type { Note } from "../text/problem.ts";
import { create } from "./create.ts";
import { editionOf } from "./features.ts";
import type { LinkedFile } from "./linked-file.ts";
import { fillOptions } from "./options/fill.ts";
import { type FindHider, hiderFinder } from "./options/hider.ts";
import { type OptionHolder, optionHolders } from "./options/holders.ts";
import { interpretOption } from "./options/interpret.ts";
import { type LinkedLocations, withOptionLocations } from "./options/locations.ts";
import { emptyMessage, type OptionMessage } from "./options/option-message.ts";
import { optionName } from "./options/option-name.ts";
import { errorAt, failAt, type OptionPlace } from "./options/option-place.ts";
import { type AllOptionTypes, allOptionTypes } from "./options/option-types.ts";
import type { OptionUse } from "./options/option-use.ts";
import type { OptionTypes } from "./options/option-value.ts";
import type { Faults } from "./report.ts";
import type { Linking } from "./resolve.ts";
import { tags } from "./tags.ts";

/**
 * Turns uninterpreted options into fields of their options messages: known ones into properties,
 * extensions into unknown fields. Options that nobody knows stay as they are, with a note, or a fault
 * where nothing is tolerated, unless a missing import can have defined them.
 */
export function optionInterpreter(linking: Linking, faults: Faults): OptionInterpreter {
  const all = allOptionTypes(linking);
  const writer = new BinaryWriter();
  const notes: Note[] = [];
  const locations = new Map<string, LinkedLocations>();
  const isStrict = !linking.tolerant;
  const interpret = (file: LinkedFile): readonly OptionUse[] => {
    const uses: OptionUse[] = [];
    const view = linking.views.options.get(file);
    if (view === undefined) return uses;
    const types = all.seenFrom(view);
    if (file.parsed !== undefined) {
      const { locations: declared } = file.parsed;
      const reopen = () => linking.parse(file.path);
      const seen = () => all.seenFrom(view);
      locations.set(file.path, withOptionLocations(declared, reopen, all, seen));
    }
    const unknown = new Set<string>();
    const refuse = (option: UninterpretedOption, error: SourceError) => {
      if (!isTolerated(option, linking)) return faults.add(file, error);
      notes.push(unfitOption(error));
    };
    const refusesUnknown = isStrict && !view.assumes;
    const hiderOf = isStrict ? hiderFinder(linking.symbols, file, view) : undefined;
    const interpreting = {
      all,
      types,
      unknown,
      refuse,
      writer,
      isStrict,
      refusesUnknown,
      hiderOf,
      uses,
    };
    const holders = optionHolders(file);
    // Those of descriptor.proto come first: they say how custom options of the same file are written.
    for (const holder of holders) startOptions(holder, linking);
    for (const holder of holders) interpretAll(holder, false, file, interpreting);
    for (const holder of holders) interpretAll(holder, true, file, interpreting);
    if (isStrict || view.assumes) return uses;
    for (const name of unknown) notes.push(unknownOption(name, file.path));
    return uses;
  };
  return { interpret, notes, locations };
}

export interface OptionInterpreter {
  /**
   * Interprets the options of a file, and returns what it sets: nothing unless all is refused that
   * other compilers refuse. The files must come in order: an option of an extension counts where that
   * extension is used.
   */
  interpret(file: LinkedFile): readonly OptionUse[];
  readonly notes: readonly Note[];
  /** By path: locations in which interpreted options are found, too. */
  readonly locations: ReadonlyMap<string, LinkedLocations>;
}

interface Interpreting {
  readonly all: AllOptionTypes;
  readonly types: OptionTypes;
  /** Takes the names of options that nobody knows. */
  readonly unknown: Set<string>;
  readonly refuse: (option: UninterpretedOption, error: SourceError) => void;
  /** Used again and again, as a new one costs much. */
  readonly writer: BinaryWriter;
  readonly isStrict: boolean;
  /** Whether an option is refused that nothing visible defines. */
  readonly refusesUnknown: boolean;
  /** Undefined where an option is found whatever stands before it. */
  readonly hiderOf: FindHider | undefined;
  readonly uses: OptionUse[];
}

/** Gives the owner empty options: those that it has, unless a file that is kept or others have them. */
function startOptions({ kind, owner }: OptionHolder, { areKept }: Linking): void {
  const areOwn = !areKept && kind.schema.typeName !== ExtensionRangeOptionsSchema.typeName;
  if (areOwn && owner.options !== undefined) owner.options.uninterpretedOption = [];
  else owner.options = create(kind.schema);
}

/** Gives the owner's new options those that can be interpreted, and the others as they were. */
function interpretAll(
  holder: OptionHolder,
  custom: boolean,
  file: LinkedFile,
  interpreting: Interpreting,
): void {
  const { kind, owner, written, pathOf } = holder;
  const { all, types, writer, isStrict, uses } = interpreting;
  const type = all.optionsMessage(kind.schema.typeName);
  if (type === undefined || owner.options === undefined) return;
  let tree: OptionMessage | undefined;
  for (let index = 0; index < written.length; index++) {
    const option = written[index];
    if (option === undefined || isCustom(option) !== custom) continue;
    tree ??= emptyMessage(type);
    const place = { option, index, holder, file, types, isStrict };
    const isDone = interpret(tree, place, interpreting);
    if (!isDone) owner.options.uninterpretedOption.push(option);
  }
  if (tree === undefined || tree.fields.length === 0) return;
  if (isStrict) uses.push({ tree, types, pathOf });
  fillOptions(owner.options, kind.schema, tree, writer);
}

/** Whether the option is in the tree now. */
function interpret(tree: OptionMessage, place: OptionPlace, interpreting: Interpreting): boolean {
  const { option } = place;
  const { unknown, refuse, refusesUnknown, hiderOf } = interpreting;
  try {
    refuseReserved(place);
    if (hiderOf !== undefined) refuseHidden(place, hiderOf);
    const outcome = interpretOption(tree, place);
    if (outcome === "unknown" && refusesUnknown) refuse(option, undefinedOption(place));
    else if (outcome === "unknown") unknown.add(optionName(option));
    return outcome === "done";
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    refuse(option, error);
    return false;
  }
}

/** What protoc's descriptor.cc refuses before it looks at the value. */
function refuseReserved(place: OptionPlace): void {
  const [first] = place.option.name;
  if (first === undefined || first.isExtension) return;
  const { namePart } = first;
  if (namePart === "features" && editionOf(place.file.proto) < Edition.EDITION_2023) {
    const name = optionName(place.option);
    failAt(place, `option "${name}" is only allowed in editions`, tags.uninterpretedOption.name);
  }
  if (namePart === "uninterpreted_option") {
    failAt(place, `option "${namePart}" is not for use`, tags.uninterpretedOption.name);
  }
}

/** A name means the innermost element that has it, also where that is no extension. */
function refuseHidden(place: OptionPlace, hiderOf: FindHider): void {
  const { option, holder, types } = place;
  for (const { namePart, isExtension } of option.name) {
    if (!isExtension) continue;
    const hider = hiderOf(holder.scope, namePart);
    const meant = hider === undefined ? undefined : types.extensionOf(holder.scope, namePart);
    if (meant === undefined) continue;
    const message = `option "${optionName(option)}": "${namePart}" is the ${hider} here, write "(.${meant.name})"`;
    failAt(place, message, tags.uninterpretedOption.name);
  }
}

/** A custom option says nothing of the wire, so that what stands around it can be compared. */
function isTolerated(option: UninterpretedOption, { tolerant }: Linking): boolean {
  return tolerant && isCustom(option);
}

function isCustom({ name }: UninterpretedOption): boolean {
  return name[0]?.isExtension === true;
}

function undefinedOption(place: OptionPlace): SourceError {
  const name = optionName(place.option);
  const message = name.includes("(")
    ? `option "${name}" is not defined in what this file imports`
    : `there is no option "${name}" for ${place.holder.kind.noun}`;
  return errorAt(place, message, tags.uninterpretedOption.name);
}

function unfitOption({ path, start, message }: SourceError): Note {
  return { kind: "unknown-option", message: `not compared: ${message}`, path, start };
}

function unknownOption(name: string, path: string): Note {
  const reason = name.startsWith("(") ? "nothing that it imports defines it" : "it is not known";
  const message = `option "${name}" in "${path}" is not compared: ${reason}`;
  return { kind: "unknown-option", message, path };
}
