import type { FieldDescriptorProto } from "@bufbuild/protobuf/wkt";
import {
  FeatureSet_EnumType,
  FeatureSet_FieldPresence,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from "@bufbuild/protobuf/wkt";
import type { SourceError } from "../../text/errors.ts";
import { featureOf } from "../features.ts";
import type { EnumElement, LinkedFile, MessageElement, TypeElement } from "../linked-file.ts";

/** What the checks of one file need. */
export interface Validation {
  readonly file: LinkedFile;
  /** Takes a fault of the part of the file at a path. */
  readonly report: (path: readonly number[], message: string) => void;
  /** Takes a fault that has its place already. */
  readonly add: (error: SourceError) => void;
  /** Whether all is refused that other compilers refuse, not only what cannot be compared. */
  readonly isStrict: boolean;
  /** A type by its absolute name; undefined where it is assumed or was not found. */
  readonly typeOf: (name: string) => TypeElement | undefined;
}

/** A field or an extension, with what is known of it. */
export interface CheckedField {
  readonly proto: FieldDescriptorProto;
  readonly file: LinkedFile;
  readonly path: readonly number[];
  /** The message around it; of an extension, the one that it is declared in. */
  readonly parent: MessageElement | undefined;
  readonly isExtension: boolean;
  /** Undefined for a scalar and where nobody knows. */
  readonly type: TypeElement | undefined;
}

export const highestFieldNumber = 536870911;

/** Whether the enum takes numbers that it does not name. */
export function isOpen(type: EnumElement): boolean {
  const openness = featureOf("enumType", type.proto, type.parent, type.file);
  return openness === FeatureSet_EnumType.OPEN;
}

/** Whether the field cannot tell its default from no value. Of an assumed enum nobody knows. */
export function hasImplicitPresence({ proto, file, parent, isExtension }: CheckedField): boolean {
  const { label, type } = proto;
  if (isExtension || label !== Label.OPTIONAL || Object.hasOwn(proto, "oneofIndex")) return false;
  if (type === Type.MESSAGE || type === Type.GROUP) return false;
  return featureOf("fieldPresence", proto, parent, file) === FeatureSet_FieldPresence.IMPLICIT;
}

/** Whether it is of a kind that can be written packed. */
export function isPackable({ label, type }: FieldDescriptorProto): boolean {
  if (label !== Label.REPEATED) return false;
  return ![Type.STRING, Type.BYTES, Type.MESSAGE, Type.GROUP].includes(type);
}
