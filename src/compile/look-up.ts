import type { Element } from "./linked-file.ts";
import { findElement, isPackage, isType, type Symbols, scopeAround } from "./symbols.ts";
import type { View } from "./visibility.ts";

/** Nothing has that name. */
export interface Missing {
  readonly kind: "missing";
  /** The full name that was meant, if the scopes say so; else the name as written. */
  readonly name: string;
  /** Whether the first part of the name was found, so that no other scope counts. */
  readonly decided: boolean;
}

/**
 * What a name means that is written inside `scope`: the innermost scope that has its first part
 * decides, as in protoc's descriptor.cc, LookupSymbolNoPlaceholder. `wanted` is asked for names of
 * one part, where other elements do not hide those further out.
 */
export function lookUp(
  symbols: Symbols,
  view: View,
  scope: string,
  name: string,
  wanted: (element: Element) => boolean,
): Element | Missing {
  if (name.startsWith(".")) return atTop(symbols, view, name.slice(1));
  const first = firstPart(name);
  const isSingle = first === name;
  if (symbols.nested.has(first)) {
    for (let around = scope; around !== ""; around = scopeAround(around)) {
      const inScope = `${around}.${first}`;
      const element = findElement(symbols, inScope, view);
      if (isSingle) {
        if (element !== undefined && wanted(element)) return element;
        continue;
      }
      const hasNames =
        element === undefined ? isPackage(symbols, inScope, view) : isAggregate(element);
      if (!hasNames) continue;
      const whole = inScope + name.slice(first.length);
      return findElement(symbols, whole, view) ?? missing(whole, true);
    }
  }
  return atTop(symbols, view, name);
}

/** `a` of `a.b.c`; "" of an absolute name. */
export function firstPart(name: string): string {
  const end = name.indexOf(".");
  return end === -1 ? name : name.slice(0, end);
}

/** Messages, enums and services have names inside them; so do packages. */
function isAggregate(element: Element): boolean {
  return isType(element) || element.kind === "service";
}

function atTop(symbols: Symbols, view: View, name: string): Element | Missing {
  return findElement(symbols, name, view) ?? missing(name, false);
}

function missing(name: string, decided: boolean): Missing {
  return { kind: "missing", name, decided };
}
