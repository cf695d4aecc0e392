import type { Rule } from "../src/check/rule.ts";
import { enumNoDelete } from "./enum-no-delete.ts";
import { enumSameJsonFormat } from "./enum-same-json-format.ts";
import { enumSameType } from "./enum-same-type.ts";
import { enumValueNoDelete } from "./enum-value-no-delete.ts";
import { enumValueNoDeleteUnlessNameReserved } from "./enum-value-no-delete-unless-name-reserved.ts";
import { enumValueNoDeleteUnlessNumberReserved } from "./enum-value-no-delete-unless-number-reserved.ts";
import { enumValueNumberNotReused } from "./enum-value-number-not-reused.ts";
import { enumValueSameName } from "./enum-value-same-name.ts";
import { extensionMessageNoDelete } from "./extension-message-no-delete.ts";
import { extensionNoDelete } from "./extension-no-delete.ts";
import { fieldNameNotReused } from "./field-name-not-reused.ts";
import { fieldNoDelete } from "./field-no-delete.ts";
import { fieldNoDeleteUnlessNameReserved } from "./field-no-delete-unless-name-reserved.ts";
import { fieldNoDeleteUnlessNumberReserved } from "./field-no-delete-unless-number-reserved.ts";
import { fieldNumberNotReused } from "./field-number-not-reused.ts";
import { fieldSameCardinality } from "./field-same-cardinality.ts";
import { fieldSameCppStringType } from "./field-same-cpp-string-type.ts";
import { fieldSameDefault } from "./field-same-default.ts";
import { fieldSameJavaUtf8Validation } from "./field-same-java-utf8-validation.ts";
import { fieldSameJsonName } from "./field-same-json-name.ts";
import { fieldSameJstype } from "./field-same-jstype.ts";
import { fieldSameName } from "./field-same-name.ts";
import { fieldSameOneof } from "./field-same-oneof.ts";
import { fieldSameType } from "./field-same-type.ts";
import { fieldSameUtf8Validation } from "./field-same-utf8-validation.ts";
import { fieldWireCompatibleCardinality } from "./field-wire-compatible-cardinality.ts";
import { fieldWireCompatibleType } from "./field-wire-compatible-type.ts";
import { fieldWireJsonCompatibleCardinality } from "./field-wire-json-compatible-cardinality.ts";
import { fieldWireJsonCompatibleType } from "./field-wire-json-compatible-type.ts";
import { fileNoDelete } from "./file-no-delete.ts";
import { fileSameCcEnableArenas } from "./file-same-cc-enable-arenas.ts";
import { fileSameCcGenericServices } from "./file-same-cc-generic-services.ts";
import { fileSameCsharpNamespace } from "./file-same-csharp-namespace.ts";
import { fileSameGoPackage } from "./file-same-go-package.ts";
import { fileSameJavaGenericServices } from "./file-same-java-generic-services.ts";
import { fileSameJavaMultipleFiles } from "./file-same-java-multiple-files.ts";
import { fileSameJavaOuterClassname } from "./file-same-java-outer-classname.ts";
import { fileSameJavaPackage } from "./file-same-java-package.ts";
import { fileSameObjcClassPrefix } from "./file-same-objc-class-prefix.ts";
import { fileSameOptimizeFor } from "./file-same-optimize-for.ts";
import { fileSamePackage } from "./file-same-package.ts";
import { fileSamePhpClassPrefix } from "./file-same-php-class-prefix.ts";
import { fileSamePhpMetadataNamespace } from "./file-same-php-metadata-namespace.ts";
import { fileSamePhpNamespace } from "./file-same-php-namespace.ts";
import { fileSamePyGenericServices } from "./file-same-py-generic-services.ts";
import { fileSameRubyPackage } from "./file-same-ruby-package.ts";
import { fileSameSwiftPrefix } from "./file-same-swift-prefix.ts";
import { fileSameSyntax } from "./file-same-syntax.ts";
import { messageNoDelete } from "./message-no-delete.ts";
import { messageNoRemoveStandardDescriptorAccessor } from "./message-no-remove-standard-descriptor-accessor.ts";
import { messageSameJsonFormat } from "./message-same-json-format.ts";
import { messageSameRequiredFields } from "./message-same-required-fields.ts";
import { oneofNoDelete } from "./oneof-no-delete.ts";
import { packageEnumNoDelete } from "./package-enum-no-delete.ts";
import { packageExtensionNoDelete } from "./package-extension-no-delete.ts";
import { packageMessageNoDelete } from "./package-message-no-delete.ts";
import { packageNoDelete } from "./package-no-delete.ts";
import { packageServiceNoDelete } from "./package-service-no-delete.ts";
import { reservedEnumNoDelete } from "./reserved-enum-no-delete.ts";
import { reservedMessageNoDelete } from "./reserved-message-no-delete.ts";
import { rpcNoDelete } from "./rpc-no-delete.ts";
import { rpcSameClientStreaming } from "./rpc-same-client-streaming.ts";
import { rpcSameIdempotencyLevel } from "./rpc-same-idempotency-level.ts";
import { rpcSameRequestType } from "./rpc-same-request-type.ts";
import { rpcSameResponseType } from "./rpc-same-response-type.ts";
import { rpcSameServerStreaming } from "./rpc-same-server-streaming.ts";
import { serviceNoDelete } from "./service-no-delete.ts";

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  enumNoDelete,
  enumSameJsonFormat,
  enumSameType,
  enumValueNoDelete,
  enumValueNoDeleteUnlessNameReserved,
  enumValueNoDeleteUnlessNumberReserved,
  enumValueNumberNotReused,
  enumValueSameName,
  extensionMessageNoDelete,
  extensionNoDelete,
  fieldNameNotReused,
  fieldNoDelete,
  fieldNoDeleteUnlessNameReserved,
  fieldNoDeleteUnlessNumberReserved,
  fieldNumberNotReused,
  fieldSameCardinality,
  fieldSameCppStringType,
  fieldSameDefault,
  fieldSameJavaUtf8Validation,
  fieldSameJsonName,
  fieldSameJstype,
  fieldSameName,
  fieldSameOneof,
  fieldSameType,
  fieldSameUtf8Validation,
  fieldWireCompatibleCardinality,
  fieldWireCompatibleType,
  fieldWireJsonCompatibleCardinality,
  fieldWireJsonCompatibleType,
  fileNoDelete,
  fileSameCcEnableArenas,
  fileSameCcGenericServices,
  fileSameCsharpNamespace,
  fileSameGoPackage,
  fileSameJavaGenericServices,
  fileSameJavaMultipleFiles,
  fileSameJavaOuterClassname,
  fileSameJavaPackage,
  fileSameObjcClassPrefix,
  fileSameOptimizeFor,
  fileSamePackage,
  fileSamePhpClassPrefix,
  fileSamePhpMetadataNamespace,
  fileSamePhpNamespace,
  fileSamePyGenericServices,
  fileSameRubyPackage,
  fileSameSwiftPrefix,
  fileSameSyntax,
  messageNoDelete,
  messageNoRemoveStandardDescriptorAccessor,
  messageSameJsonFormat,
  messageSameRequiredFields,
  oneofNoDelete,
  packageEnumNoDelete,
  packageExtensionNoDelete,
  packageMessageNoDelete,
  packageNoDelete,
  packageServiceNoDelete,
  reservedEnumNoDelete,
  reservedMessageNoDelete,
  rpcNoDelete,
  rpcSameClientStreaming,
  rpcSameIdempotencyLevel,
  rpcSameRequestType,
  rpcSameResponseType,
  rpcSameServerStreaming,
  serviceNoDelete,
];
