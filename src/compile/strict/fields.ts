import { Edition, type FieldDescriptorProto } from "@bufbuild/protobuf/wkt";
import { editionOf } from "../features.ts";
import { pathIn } from "../linked-file.ts";
import { tags } from "../tags.ts";
import type { Validation } from "../validate/validation.ts";

/** As protoc's descriptor.cc, BuildFieldOrExtension and ValidateOptions. */
export function checkFields(validation: Validation): void {
  const { file, report } = validation;
  const hasJsonNames = file.parsed?.hasJsonNames === true;
  const mayBeWrong = hasJsonNames || editionOf(file.proto) >= Edition.EDITION_2024;
  for (const message of mayBeWrong ? file.messages : []) {
    for (const [index, field] of message.proto.field.entries()) {
      checkField(field, pathIn(message, tags.message.field, index), validation);
    }
  }
  for (const extension of file.extensions) {
    const { name, proto } = extension;
    checkField(proto, pathIn(extension), validation);
    if (proto.number < 19000 || proto.number > 19999) continue;
    const reason = "19000 to 19999 are kept for Protobuf itself";
    const where = pathIn(extension, tags.field.number);
    report(where, `number of extension "${name}" cannot be ${proto.number}: ${reason}`);
  }
}

function checkField(
  { name, jsonName, options }: FieldDescriptorProto,
  path: readonly number[],
  { file, report }: Validation,
): void {
  const where = [...path, tags.field.jsonName];
  if (jsonName.includes("\0")) report(where, `the JSON name of "${name}" cannot hold a NUL`);
  if (jsonName.startsWith("[") && jsonName.endsWith("]")) {
    const reason = "in brackets stand the names of extensions";
    report(where, `the JSON name of "${name}" cannot be "${jsonName}": ${reason}`);
  }
  if (options === undefined || !Object.hasOwn(options, "ctype")) return;
  if (editionOf(file.proto) < Edition.EDITION_2024) return;
  const instead = "use features.(pb.cpp).string_type";
  const ctype = [...path, tags.field.options, tags.fieldOptions.ctype];
  report(ctype, `there is no option ctype from edition 2024 on: ${instead}`);
}
