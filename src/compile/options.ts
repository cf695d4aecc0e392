import {
  type DescMessage,
  type Message,
  mergeFromBinary,
  type UnknownField,
} from "@bufbuild/protobuf";
import { BinaryWriter } from "@bufbuild/protobuf/wire";
import { Edition, type UninterpretedOption } from "@bufbuild/protobuf/wkt";
import { SourceError } from "../text/errors.ts";
import type { Locations } from "../text/locations.ts";
import type { Note } from "../text/problem.ts";
import { create } from "./create.ts";
import { editionOf } from "./features.ts";
import type { LinkedFile } from "./linked-file.ts";
import { fieldsByNumber, unknownField, writeFields } from "./options/encode.ts";
import { type OptionHolder, optionHolders } from "./options/holders.ts";
import { interpretOption } from "./options/interpret.ts";
import { withOptionLocations } from "./options/locations.ts";
import { emptyMessage, type OptionField, type OptionMessage } from "./options/option-message.ts";
import { optionName } from "./options/option-name.ts";
import { failAt, type OptionPlace } from "./options/option-place.ts";
import { type AllOptionTypes, allOptionTypes } from "./options/option-types.ts";
import type { OptionTypes } from "./options/option-value.ts";
import type { Faults } from "./report.ts";
import type { Linking } from "./resolve.ts";
import { tags } from "./tags.ts";

/**
 * Turns uninterpreted options into fields of their options messages: known ones into properties,
 * extensions into unknown fields. Options that nobody knows stay as they are, with a note unless a
 * missing import can have defined them. The files must come in order: an option of an extension
 * counts where that extension is used.
 */
export function interpretOptions(
  files: Iterable<LinkedFile>,
  linking: Linking,
  faults: Faults,
): InterpretedOptions {
  const all = allOptionTypes(linking);
  const writer = new BinaryWriter();
  const notes: Note[] = [];
  const locations = new Map<string, Locations>();
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
    const interpreting = { all, types, unknown, refuse, writer };
    for (const holder of optionHolders(file)) interpretAll(holder, file, interpreting);
    if (view.assumes) continue;
    for (const name of unknown) notes.push(unknownOption(name, file.path));
  }
  return { notes, locations };
}

export interface InterpretedOptions {
  readonly notes: readonly Note[];
  /** By path: locations in which interpreted options are found, too. */
  readonly locations: ReadonlyMap<string, Locations>;
}

interface Interpreting {
  readonly all: AllOptionTypes;
  readonly types: OptionTypes;
  /** Takes the names of options that nobody knows. */
  readonly unknown: Set<string>;
  readonly refuse: (option: UninterpretedOption, error: SourceError) => void;
  /** Used again and again, as a new one costs much. */
  readonly writer: BinaryWriter;
}

/** Gives the owner options of its own: those that can be interpreted, and the others as they were. */
function interpretAll(holder: OptionHolder, file: LinkedFile, interpreting: Interpreting): void {
  const { all, types, unknown, refuse, writer } = interpreting;
  const { kind, owner, options } = holder;
  const type = all.optionsMessage(kind.schema.typeName);
  if (type === undefined) return;
  const tree = emptyMessage(type);
  const interpreted = create(kind.schema);
  for (const [index, option] of options.uninterpretedOption.entries()) {
    const place = { option, index, holder, file, types };
    try {
      refuseReserved(place);
      const outcome = interpretOption(tree, place);
      if (outcome !== "done") interpreted.uninterpretedOption.push(option);
      if (outcome === "unknown") unknown.add(optionName(option));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      interpreted.uninterpretedOption.push(option);
      refuse(option, error);
    }
  }
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
  return tolerant && option.name[0]?.isExtension === true;
}

function unfitOption({ path, start, message }: SourceError): Note {
  return { kind: "unknown-option", message: `not compared: ${message}`, path, start };
}

function unknownOption(name: string, path: string): Note {
  const reason = name.startsWith("(") ? "nothing that it imports defines it" : "it is not known";
  const message = `option "${name}" in "${path}" is not compared: ${reason}`;
  return { kind: "unknown-option", message, path };
}
