import { type DescMessage, mergeFromBinary, type UnknownField } from "@bufbuild/protobuf";
import { BinaryWriter } from "@bufbuild/protobuf/wire";
import { Edition, type UninterpretedOption } from "@bufbuild/protobuf/wkt";
import { SourceError } from "../text/errors.ts";
import type { Locations } from "../text/locations.ts";
import type { Note } from "../text/problem.ts";
import { editionOf } from "./features.ts";
import type { LinkedFile } from "./linked-file.ts";
import { fieldsByNumber, unknownField, writeMessage } from "./options/encode.ts";
import { type OptionHolder, optionHolders } from "./options/holders.ts";
import { interpretOption, type NamedPlace, optionName } from "./options/interpret.ts";
import { withOptionLocations } from "./options/locations.ts";
import { emptyMessage, type OptionMessage } from "./options/option-message.ts";
import { type AllOptionTypes, allOptionTypes } from "./options/option-types.ts";
import type { OptionTypes } from "./options/option-value.ts";
import { type Faults, spanOf } from "./report.ts";
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
    for (const holder of optionHolders(file)) {
      const refuse = (option: UninterpretedOption, error: SourceError) => {
        if (!isTolerated(option, linking)) return faults.add(file, error);
        notes.push(unfitOption(error));
      };
      const names = interpretAll(holder, file, { all, types, refuse, writer });
      for (const name of names) unknown.add(name);
    }
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
  readonly refuse: (option: UninterpretedOption, error: SourceError) => void;
  /** Used again and again, as a new one costs much. */
  readonly writer: BinaryWriter;
}

/** Interprets what can be; returns the names of the options that nobody knows. */
function interpretAll(
  { kind, options, scope, pathOf }: OptionHolder,
  file: LinkedFile,
  { all, types, refuse, writer }: Interpreting,
): readonly string[] {
  const type = all.optionsMessage(kind.schema.typeName);
  if (type === undefined) return [];
  const tree = emptyMessage(type);
  const left: UninterpretedOption[] = [];
  const unknown: string[] = [];
  for (const [index, option] of options.uninterpretedOption.entries()) {
    const name = optionName(option);
    const fail = (message: string, part: number): never => {
      const where = [...pathOf(), tags.uninterpretedOptions, index, part];
      throw new SourceError(message, spanOf(file, where));
    };
    const place = { name, target: kind.target, targetNoun: kind.noun, types, fail };
    try {
      refuseReserved(option, place, file);
      const outcome = interpretOption(option, tree, scope, place);
      if (outcome !== "done") left.push(option);
      if (outcome === "unknown") unknown.push(name);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      left.push(option);
      refuse(option, error);
    }
  }
  fill(options, kind.schema, tree, writer);
  options.uninterpretedOption = left;
  return unknown;
}

/** Puts what has been read into the options message. */
function fill(
  options: OptionHolder["options"],
  schema: DescMessage,
  tree: OptionMessage,
  writer: BinaryWriter,
): void {
  const known = emptyMessage(tree.type);
  const unknown: UnknownField[] = [];
  for (const { field, values } of fieldsByNumber(tree)) {
    if (field.proto.extendee === "") known.fields.set(field.proto.number, { field, values });
    else for (const value of values) unknown.push(unknownField(writer, field, value));
  }
  if (unknown.length > 0) options.$unknown = [...(options.$unknown ?? []), ...unknown];
  if (known.fields.size === 0) return;
  writeMessage(writer, known);
  mergeFromBinary(schema, options, writer.finish());
}

/** What protoc's descriptor.cc refuses before it looks at the value. */
function refuseReserved(option: UninterpretedOption, place: NamedPlace, file: LinkedFile): void {
  const [first] = option.name;
  if (first === undefined || first.isExtension) return;
  const { namePart } = first;
  if (namePart === "features" && editionOf(file.proto) < Edition.EDITION_2023) {
    place.fail(`option "${place.name}" is only allowed in editions`, tags.uninterpretedOption.name);
  }
  if (namePart === "uninterpreted_option") {
    place.fail(`option "${namePart}" is not for use`, tags.uninterpretedOption.name);
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
