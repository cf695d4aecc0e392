import {
  type DescMessage,
  type Message,
  mergeFromBinary,
  type UnknownField,
} from "@bufbuild/protobuf";
import { BinaryWriter } from "@bufbuild/protobuf/wire";
import { Edition, type UninterpretedOption } from "@bufbuild/protobuf/wkt";
import { SourceError } from "../text/errors.ts";
import type { Note } from "../text/problem.ts";
import { create } from "./create.ts";
import { editionOf } from "./features.ts";
import type { LinkedFile } from "./linked-file.ts";
import { fieldsByNumber, unknownField, writeFields } from "./options/encode.ts";
import { type OptionHolder, optionHolders } from "./options/holders.ts";
import { interpretOption } from "./options/interpret.ts";
import { type LinkedLocations, withOptionLocations } from "./options/locations.ts";
import { emptyMessage, type OptionField, type OptionMessage } from "./options/option-message.ts";
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
 * where nothing is tolerated, unless a missing import can have defined them. The files must come in
 * order: an option of an extension counts where that extension is used.
 */
export function interpretOptions(
  files: Iterable<LinkedFile>,
  linking: Linking,
  faults: Faults,
): InterpretedOptions {
  const all = allOptionTypes(linking);
  const writer = new BinaryWriter();
  const notes: Note[] = [];
  const locations = new Map<string, LinkedLocations>();
  const uses = new Map<LinkedFile, readonly OptionUse[]>();
  const isStrict = !linking.tolerant;
  for (const file of files) {
    const view = linking.views.options.get(file);
    if (view === undefined) continue;
    const types = all.seenFrom(view);
    if (file.parsed !== undefined) {
      locations.set(file.path, withOptionLocations(file.parsed, all, types));
    }
    const unknown = new Set<string>();
    const refuse = (option: UninterpretedOption, error: SourceError) => {
      if (!isTolerated(option, linking)) return faults.add(file, error);
      notes.push(unfitOption(error));
    };
    const own: OptionUse[] = [];
    const refusesUnknown = isStrict && !view.assumes;
    const interpreting = {
      all,
      types,
      unknown,
      refuse,
      writer,
      isStrict,
      refusesUnknown,
      uses: own,
    };
    const holders = optionHolders(file);
    // Those of descriptor.proto come first: they say how custom options of the same file are written.
    for (const holder of holders) interpretAll(holder, false, file, interpreting);
    for (const holder of holders) {
      if (holder.options.uninterpretedOption.some(isCustom)) {
        interpretAll(holder, true, file, interpreting);
      }
    }
    if (isStrict) uses.set(file, own);
    if (isStrict || view.assumes) continue;
    for (const name of unknown) notes.push(unknownOption(name, file.path));
  }
  return { notes, locations, uses };
}

export interface InterpretedOptions {
  readonly notes: readonly Note[];
  /** By path: locations in which interpreted options are found, too. */
  readonly locations: ReadonlyMap<string, LinkedLocations>;
  /** What each file sets; nothing unless all is refused that other compilers refuse. */
  readonly uses: ReadonlyMap<LinkedFile, readonly OptionUse[]>;
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
  readonly uses: OptionUse[];
}

/**
 * Gives the owner options of its own, those that can be interpreted, and the others as they were:
 * first the plain ones, and then the custom ones.
 */
function interpretAll(
  holder: OptionHolder,
  custom: boolean,
  file: LinkedFile,
  interpreting: Interpreting,
): void {
  const { all, types, unknown, refuse, writer, isStrict, refusesUnknown, uses } = interpreting;
  const { kind, owner, options } = holder;
  const type = all.optionsMessage(kind.schema.typeName);
  if (type === undefined) return;
  const tree = emptyMessage(type);
  const interpreted = custom && owner.options !== undefined ? owner.options : create(kind.schema);
  for (const [index, option] of options.uninterpretedOption.entries()) {
    if (isCustom(option) !== custom) continue;
    const place = { option, index, holder, file, types, isStrict };
    try {
      refuseReserved(place);
      const outcome = interpretOption(tree, place);
      if (outcome !== "done") interpreted.uninterpretedOption.push(option);
      if (outcome === "unknown" && refusesUnknown) refuse(option, undefinedOption(place));
      else if (outcome === "unknown") unknown.add(optionName(option));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      interpreted.uninterpretedOption.push(option);
      refuse(option, error);
    }
  }
  if (isStrict && tree.fields.size > 0) uses.push({ tree, types, pathOf: holder.pathOf });
  fill(interpreted, kind.schema, tree, writer);
  owner.options = interpreted;
}

/** Puts what has been read into the options message. */
function fill(
  options: Message,
  schema: DescMessage,
  tree: OptionMessage,
  writer: BinaryWriter,
): void {
  const known: OptionField[] = [];
  const unknown: UnknownField[] = [];
  for (const option of fieldsByNumber(tree)) {
    const { field, values } = option;
    if (field.proto.extendee === "") known.push(option);
    else for (const value of values) unknown.push(unknownField(writer, field, value));
  }
  if (unknown.length > 0) options.$unknown = unknown;
  if (known.length === 0) return;
  writeFields(writer, known);
  mergeFromBinary(schema, options, writer.finish());
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
