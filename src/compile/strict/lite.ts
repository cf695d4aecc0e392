import { FileOptions_OptimizeMode } from "@bufbuild/protobuf/wkt";
import { importPath } from "../imports.ts";
import { type LinkedFile, pathIn } from "../linked-file.ts";
import type { Linking } from "../resolve.ts";
import { tags } from "../tags.ts";
import type { Validation } from "../validate/validation.ts";

/**
 * Code for the small runtime and other code do not mix everywhere. As protoc's descriptor.cc,
 * CrossLinkField and ValidateOptions; what a file imports for its options only does not count.
 */
export function checkLite(validation: Validation, { imports }: Linking): void {
  const { file, report } = validation;
  if (isLite(file)) {
    checkLiteFile(validation);
    return;
  }
  const dependencies = imports.get(file)?.slice(0, file.proto.dependency.length) ?? [];
  for (const [index, dependency] of dependencies.entries()) {
    if (dependency === undefined || !isLite(dependency)) continue;
    const reason = "only such files can import it";
    const fact = `"${dependency.path}" has optimize_for = LITE_RUNTIME: ${reason}`;
    report(importPath(file, index), fact);
  }
}

function checkLiteFile({ file, typeOf, report }: Validation): void {
  for (const extension of file.extensions) {
    const { name, proto } = extension;
    const extendee = typeOf(proto.extendee);
    if (extendee === undefined || isLite(extendee.file)) continue;
    const reason = `"${extendee.name}" is not of a file with optimize_for = LITE_RUNTIME`;
    report(pathIn(extension, tags.field.extendee), `"${name}" cannot extend it here: ${reason}`);
  }
  const { ccGenericServices, javaGenericServices } = file.proto.options ?? {};
  if (ccGenericServices !== true && javaGenericServices !== true) return;
  for (const service of file.services) {
    const reason =
      "optimize_for = LITE_RUNTIME excludes cc_generic_services and java_generic_services";
    report(
      pathIn(service, tags.service.name),
      `service "${service.name}" cannot stand here: ${reason}`,
    );
  }
}

function isLite({ proto }: LinkedFile): boolean {
  return proto.options?.optimizeFor === FileOptions_OptimizeMode.LITE_RUNTIME;
}
