import {
  FeatureSet_VisibilityFeature_DefaultSymbolVisibility as Default,
  Edition,
  SymbolVisibility,
} from "@bufbuild/protobuf/wkt";
import { editionOf, featureOf } from "../features.ts";
import { type LinkedFile, type MessageElement, pathIn, type TypeElement } from "../linked-file.ts";
import type { Linking } from "../resolve.ts";
import { tags } from "../tags.ts";
import { typeUses } from "../type-uses.ts";
import { highestFieldNumber, type Validation } from "../validate/validation.ts";

/**
 * Types that their file keeps to itself, and types that may not be exported. As protoc's
 * descriptor.cc, IsSymbolVisible and CheckVisibilityRules.
 */
export function checkVisibility(validation: Validation, { views }: Linking): void {
  const { file } = validation;
  const visible = views.types.get(file)?.files ?? [];
  if ([...visible].some(mayHide)) checkUses(validation);
  if (defaultVisibility(file) !== Default.STRICT) return;
  for (const type of [...file.messages, ...file.enums]) checkExport(type, validation);
}

/** Most files do not, so that one need not look at each use of a type. */
function mayHide(file: LinkedFile): boolean {
  const isMarkable =
    editionOf(file.proto) >= Edition.EDITION_2024 || file.parsed?.image !== undefined;
  return isMarkable || defaultVisibility(file) !== Default.EXPORT_ALL;
}

function checkUses({ file, typeOf, report }: Validation): void {
  for (const { name, pathOf } of typeUses(file)) {
    const type = typeOf(`.${name}`);
    if (type === undefined || type.file === file) continue;
    const reason = localReason(type);
    if (reason === undefined) continue;
    report(pathOf(), `"${name}" can only be used in "${type.file.path}": ${reason}`);
  }
}

function localReason(type: TypeElement): string | undefined {
  const marked = "unless it is marked export (features.default_symbol_visibility";
  switch (type.proto.visibility) {
    case SymbolVisibility.VISIBILITY_EXPORT:
      return undefined;
    case SymbolVisibility.VISIBILITY_LOCAL:
      return "it is marked local";
  }
  switch (defaultVisibility(type.file)) {
    case Default.LOCAL_ALL:
      return `it is local ${marked} = LOCAL_ALL)`;
    case Default.STRICT:
      return `it is local ${marked} = STRICT)`;
    case Default.EXPORT_TOP_LEVEL:
      if (type.parent === undefined) return undefined;
      return `what stands in a message is local ${marked} = EXPORT_TOP_LEVEL)`;
  }
  return undefined;
}

function defaultVisibility(file: LinkedFile): number {
  return featureOf("defaultSymbolVisibility", undefined, undefined, file);
}

/** In a strict file, only what stands at its top can be exported, and enums in a mere namespace. */
function checkExport(type: TypeElement, { report }: Validation): void {
  const { kind, name, parent, proto } = type;
  if (proto.visibility !== SymbolVisibility.VISIBILITY_EXPORT || parent === undefined) return;
  if (kind === "enum" && isNamespace(parent)) return;
  const reason = "features.default_symbol_visibility = STRICT lets only the top of a file export";
  const instead =
    kind === "enum"
      ? `move it there, or let "${parent.proto.name}" be a local message at the top with "reserved 1 to max;"`
      : "move it there";
  report(pathIn(type, tags.message.name), `"${name}" cannot be exported: ${reason}; ${instead}`);
}

function isNamespace({ parent, proto }: MessageElement): boolean {
  const [range, ...others] = proto.reservedRange;
  if (parent !== undefined || proto.visibility === SymbolVisibility.VISIBILITY_EXPORT) return false;
  return others.length === 0 && range?.start === 1 && range.end === highestFieldNumber + 1;
}
