import { create } from "@bufbuild/protobuf";
import type {
  DescriptorProto,
  EnumDescriptorProto,
  FieldDescriptorProto,
  FieldOptions_FeatureSupport,
  FileDescriptorProto,
} from "@bufbuild/protobuf/wkt";
import {
  DescriptorProto_ReservedRangeSchema,
  DescriptorProtoSchema,
  Edition,
  EnumDescriptorProto_EnumReservedRangeSchema,
  EnumDescriptorProtoSchema,
  FieldDescriptorProtoSchema,
  FieldOptions_FeatureSupportSchema,
  FieldOptionsSchema,
  FileDescriptorProtoSchema,
  FileOptions_OptimizeMode,
  FileOptionsSchema,
} from "@bufbuild/protobuf/wkt";
import { copyOf } from "./copy.ts";

/**
 * descriptor.proto with the facts that @bufbuild/protobuf leaves out of it, and only of it, because it
 * starts itself with that file: what is reserved, since and until which edition an option exists, and
 * the options of the file. They are those of protoc 36.2, without what it keeps for the source only;
 * the one that is given is not changed.
 */
export function wholeDescriptor(bundled: FileDescriptorProto): FileDescriptorProto {
  const file = copyOf(FileDescriptorProtoSchema, bundled);
  file.options = create(FileOptionsSchema, fileOptions);
  file.messageType = bundled.messageType.map((message) => completed(message, message.name));
  return file;
}

function completed(message: DescriptorProto, name: string): DescriptorProto {
  const { ranges = [], names = [] } = reserved[name] ?? {};
  const copy = copyOf(DescriptorProtoSchema, message);
  copy.reservedRange = ranges.map(([start, last]) =>
    create(DescriptorProto_ReservedRangeSchema, { start, end: last + 1 }),
  );
  copy.reservedName = [...names];
  copy.field = message.field.map((field) => supported(field, `${name}.${field.name}`));
  copy.nestedType = message.nestedType.map((nested) => completed(nested, `${name}.${nested.name}`));
  copy.enumType = message.enumType.map((type) => completedEnum(type, `${name}.${type.name}`));
  return copy;
}

function supported(field: FieldDescriptorProto, name: string): FieldDescriptorProto {
  const support = supports[name];
  if (support === undefined) return field;
  const copy = copyOf(FieldDescriptorProtoSchema, field);
  copy.options = copyOf(FieldOptionsSchema, field.options ?? create(FieldOptionsSchema));
  copy.options.featureSupport = create(FieldOptions_FeatureSupportSchema, support);
  return copy;
}

function completedEnum(type: EnumDescriptorProto, name: string): EnumDescriptorProto {
  const ranges = reserved[name]?.ranges;
  if (ranges === undefined) return type;
  const copy = copyOf(EnumDescriptorProtoSchema, type);
  copy.reservedRange = ranges.map(([start, end]) =>
    create(EnumDescriptorProto_EnumReservedRangeSchema, { start, end }),
  );
  return copy;
}

const fileOptions = {
  javaPackage: "com.google.protobuf",
  javaOuterClassname: "DescriptorProtos",
  optimizeFor: FileOptions_OptimizeMode.SPEED,
  goPackage: "google.golang.org/protobuf/types/descriptorpb",
  ccEnableArenas: true,
  objcClassPrefix: "GPB",
  csharpNamespace: "Google.Protobuf.Reflection",
} as const;

interface Reserved {
  /** First and last numbers. */
  readonly ranges: readonly (readonly [start: number, last: number])[];
  readonly names?: readonly string[];
}

const single = (...numbers: readonly number[]) =>
  numbers.map((number) => [number, number] as const);

const reserved: Readonly<Record<string, Reserved>> = {
  "ExtensionRangeOptions.Declaration": { ranges: single(4) },
  ServiceDescriptorProto: { ranges: single(4), names: ["stream"] },
  FileOptions: { ranges: single(42, 38), names: ["php_generic_services"] },
  MessageOptions: { ranges: single(4, 5, 6, 8, 9) },
  FieldOptions: { ranges: single(4, 18) },
  EnumOptions: { ranges: single(5) },
  FeatureSet: { ranges: single(999) },
  "FeatureSet.VisibilityFeature": { ranges: [[1, 536870911]] },
  "FeatureSet.Utf8Validation": { ranges: single(1) },
  "FeatureSetDefaults.FeatureSetEditionDefault": { ranges: single(1, 2), names: ["features"] },
};

type Support = Partial<Omit<FieldOptions_FeatureSupport, "$typeName" | "$unknown">>;

const since2023 = { editionIntroduced: Edition.EDITION_2023 };
const since2024 = { editionIntroduced: Edition.EDITION_2024 };

const supports: Readonly<Record<string, Support>> = {
  "FileOptions.java_multiple_files": {
    editionIntroduced: Edition.EDITION_PROTO2,
    editionRemoved: Edition.EDITION_2024,
    removalError:
      "This behavior is enabled by default in editions 2024 and above. To disable it, you can set `features.(pb.java).nest_in_file_class = YES` on individual messages, enums, or services.",
  },
  "FileOptions.cc_enable_arenas": {
    editionRemoved: Edition.EDITION_2026,
    removalError:
      "cc_enable_arenas is enabled by default in every edition and overrides are ignored.This option is removed in editions 2026 and above.",
  },
  "FeatureSet.field_presence": since2023,
  "FeatureSet.enum_type": since2023,
  "FeatureSet.repeated_field_encoding": since2023,
  "FeatureSet.utf8_validation": since2023,
  "FeatureSet.message_encoding": since2023,
  "FeatureSet.json_format": since2023,
  "FeatureSet.enforce_naming_style": since2024,
  "FeatureSet.default_symbol_visibility": since2024,
  "FeatureSet.enforce_proto_limits": { editionIntroduced: Edition.EDITION_2026 },
};
