import { pathIn, type ServiceElement } from "../linked-file.ts";
import { placeOf } from "../report.ts";
import { tags } from "../tags.ts";
import type { Validation } from "./validation.ts";

/** Names of rpcs must differ, and map entries are no types to send. */
export function validateService(service: ServiceElement, validation: Validation): void {
  const { proto, file } = service;
  const { report } = validation;
  const names = new Map<string, number>();
  proto.method.forEach((method, index) => {
    const pathOf = (at: number, part: number) => pathIn(service, tags.service.method, at, part);
    const other = names.get(method.name);
    if (other === undefined) names.set(method.name, index);
    else {
      const place = placeOf(file, pathOf(other, tags.method.name));
      const fact = `"${service.name}.${method.name}" is already defined at ${place}`;
      report(pathOf(index, tags.method.name), fact);
    }
    const typePath = (part: number) => () => pathOf(index, part);
    checkType(method.inputType, typePath(tags.method.inputType), validation);
    checkType(method.outputType, typePath(tags.method.outputType), validation);
  });
}

function checkType(
  name: string,
  pathOf: () => readonly number[],
  { typeOf, report }: Validation,
): void {
  const type = typeOf(name);
  if (type?.kind !== "message" || type.proto.options?.mapEntry !== true) return;
  report(pathOf(), `"${type.name}" belongs to a map field and cannot be used as a type`);
}
