import type { ServiceElement } from "../linked-file.ts";
import { placeOf } from "../report.ts";
import { tags } from "../tags.ts";
import type { Validation } from "./validation.ts";

/** Names of rpcs must differ, and map entries are no types to send. */
export function validateService(service: ServiceElement, validation: Validation): void {
  const { proto, path, file } = service;
  const { report } = validation;
  const names = new Map<string, readonly number[]>();
  for (const [index, method] of proto.method.entries()) {
    const own = [...path, tags.service.method, index];
    const where = [...own, tags.method.name];
    const other = names.get(method.name);
    if (other === undefined) names.set(method.name, where);
    else {
      report(
        where,
        `"${service.name}.${method.name}" is already defined at ${placeOf(file, other)}`,
      );
    }
    checkType(method.inputType, [...own, tags.method.inputType], validation);
    checkType(method.outputType, [...own, tags.method.outputType], validation);
  }
}

function checkType(name: string, path: readonly number[], { typeOf, report }: Validation): void {
  const type = typeOf(name);
  if (type?.kind !== "message" || type.proto.options?.mapEntry !== true) return;
  report(path, `"${type.name}" belongs to a map field and cannot be used as a type`);
}
