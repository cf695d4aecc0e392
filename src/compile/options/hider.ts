import type { LinkedFile, MessageElement, ServiceElement } from "../linked-file.ts";
import { findElement, isPackage, type Symbols, scopeAround } from "../symbols.ts";
import type { View } from "../visibility.ts";

/**
 * What a name of one part means inside a scope if that is not an extension, for a message: `field
 * "acme.User.email"`.
 */
export type FindHider = (scope: string, name: string) => string | undefined;

/**
 * Finds the innermost element of a name, of whatever kind, as protoc's descriptor.cc,
 * InterpretSingleOption, does.
 */
export function hiderFinder(symbols: Symbols, file: LinkedFile, view: View): FindHider {
  const holders = new Map<string, MessageElement | ServiceElement>();
  for (const holder of [...file.messages, ...file.services]) holders.set(holder.name, holder);
  const known = new Map<string, Members>();
  const membersIn = (scope: string): Members => {
    const same = known.get(scope);
    if (same !== undefined) return same;
    const members = membersOf(holders.get(scope));
    known.set(scope, members);
    return members;
  };
  return (scope, name) => {
    if (name.includes(".")) return undefined;
    for (let around = scope; around !== ""; around = scopeAround(around)) {
      const full = `${around}.${name}`;
      const kind = kindOf(full) ?? membersIn(around).get(name);
      if (kind === "extension") return undefined;
      if (kind !== undefined) return `${kind} "${full}"`;
    }
    return undefined;
  };

  function kindOf(full: string): string | undefined {
    const element = findElement(symbols, full, view);
    return element?.kind ?? (isPackage(symbols, full, view) ? "package" : undefined);
  }
}

type Members = ReadonlyMap<string, string>;

const none: Members = new Map();

/** What a message or a service has that only counts inside of it, with its kind. */
function membersOf(holder: MessageElement | ServiceElement | undefined): Members {
  if (holder === undefined) return none;
  const members = new Map<string, string>();
  if (holder.kind === "service") {
    for (const { name } of holder.proto.method) members.set(name, "rpc");
    return members;
  }
  const { field, oneofDecl, enumType } = holder.proto;
  for (const { name } of field) members.set(name, "field");
  for (const { name } of oneofDecl) members.set(name, "oneof");
  for (const { value } of enumType) for (const { name } of value) members.set(name, "enum value");
  return members;
}
