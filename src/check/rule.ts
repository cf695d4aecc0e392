import type { PastSlot } from "../schema/past.ts";
import type { ContainerByKind, SubjectByKind, SubjectKind } from "../schema/schema.ts";
import type { CodegenExample } from "./codegen-example.ts";
import type { FindingKind } from "./finding-kind.ts";

export type Severity = "error" | "warning";

/**
 * Groups of rules by what a change breaks; the names are those of `buf breaking`, but for `HISTORY`:
 * what breaks only together with older versions than the old side, and `CODEGEN`: what generates code
 * and what was generated.
 */
export type Category = "FILE" | "PACKAGE" | "WIRE_JSON" | "WIRE" | "CSR" | "HISTORY" | "CODEGEN";

/** `returned`: added by the change, but not for the first time. */
export type Change = "kept" | "added" | "removed" | "returned";

/**
 * How the two sides are paired:
 * - `file`: files by path, then import name; inside by nested name, or by number for fields
 * - `name`: by full name, whatever file it stands in
 * - `number`: inside containers paired by full name, by number (extensions: extendee and number)
 *
 * Packages are always paired by name, within their world first. Enum values are always paired by number, rpcs and oneofs by name; the pairing is then that of the
 * enum, service or message they stand in.
 */
export type Pairing = "file" | "name" | "number";

/** The question that a rule answers about a pair: findings that share it about one pair are merged. */
export type Fact =
  | "presence"
  | "past-number"
  | "past-name"
  | "name"
  | "type"
  | "cardinality"
  | "required"
  | "oneof"
  | "package"
  | "reserved"
  | "request-type"
  | "response-type"
  | "client-streaming"
  | "server-streaming"
  | "openness"
  | "json-format"
  | "extension-ranges"
  | "default"
  | "jstype"
  | "cpp-string-type"
  | "utf8-validation"
  | "syntax"
  | `option ${string}`;

export interface PairShapes<K extends SubjectKind> {
  readonly kept: { readonly before: SubjectByKind[K]; readonly after: SubjectByKind[K] };
  readonly added: { readonly after: SubjectByKind[K]; readonly container: ContainerByKind[K] };
  /**
   * `container`: the kept container, in the new side, that no longer holds it. Undefined where it is
   * gone too, which only the pairing by full name can meet.
   */
  readonly removed: { readonly before: SubjectByKind[K]; readonly container: ContainerByKind[K] };
  /** `past`: what once had its number, or its name or JSON name if the rule pairs by name. */
  readonly returned: { readonly past: PastSlot; readonly after: SubjectByKind[K] };
}

/** What both sides have, what only the new one has, and what only the old one had. */
export interface Pairs<K extends SubjectKind> {
  readonly kept: readonly PairShapes<K>["kept"][];
  readonly added: readonly PairShapes<K>["added"][];
  readonly removed: readonly PairShapes<K>["removed"][];
}

/** One case of what a rule forbids. */
export interface Flaw {
  /** Lower case, no full stop, names in double quotes, both values of a change. */
  readonly message: string;
  /** The two values of the change: with rule and subject they make the fingerprint. */
  readonly before?: string;
  readonly after?: string;
  /**
   * Which part of the subject to point at: descriptor paths below the subject's own, the first that
   * has a place in the text wins.
   */
  readonly parts?: readonly (readonly number[])[];
  /** The same in the old side; `parts` when left out. */
  readonly beforeParts?: readonly (readonly number[])[];
  /** Raises or lowers the rule's severity in this case. */
  readonly severity?: Severity | undefined;
  /** Ready text to put into the schema, such as `reserved 2; reserved "email";`. */
  readonly suggestion?: string | undefined;
}

/** One file before and after a change; written with `proto`. */
export interface Example {
  /** What was released, and then changed to `before`: for a rule about the past. */
  readonly released?: string;
  readonly before: string;
  /** Undefined where the file is gone. */
  readonly after: string | undefined;
}

export interface RuleContext {
  /** Whether nobody knows what kind of thing this full name is: an import that is nowhere owns it. */
  isAssumed(fullName: string): boolean;
  /**
   * Whether two type names may be the same: equal, or one of them assumed, where a name that was
   * written relative equals every full name it is a suffix of.
   */
  sameName(before: string, after: string): boolean;
  /** The path of the file that declares this now; undefined for what is gone. */
  pathAfter(before: Declaration): string | undefined;
  /** Whether anything is left of the package that declared this; also where it has none. */
  keepsPackage(before: Declaration): boolean;
}

/** What is paired by its full name, whatever file it stands in. */
export type Declaration = SubjectByKind["message" | "enum" | "extension" | "service"];

/** What a rule says of itself, whatever it judges. */
export interface RuleWords {
  /** `FIELD_SAME_TYPE` stands in rules/field-same-type.ts and fixtures/rules/field-same-type/. */
  readonly id: string;
  readonly subjects: readonly FindingKind[];
  readonly categories: readonly Category[];
  readonly severity: Severity;
  /** What the rule forbids, in one sentence. */
  readonly what: string;
  /** Whom it breaks and how. */
  readonly why: string;
  /** What to do in its place. */
  readonly instead: string;
  /** The smallest change that it reports. */
  readonly example: Example | CodegenExample;
  /** Where it differs from the rule of the same id in `buf breaking`, in sentences. */
  readonly unlikeBuf?: string;
}

export interface Rule<K extends SubjectKind = SubjectKind, C extends Change = Change>
  extends RuleWords {
  readonly subjects: readonly K[];
  readonly on: C;
  readonly pair: Pairing;
  readonly fact: Fact;
  readonly example: Example;
  /** Pure. A method, so that a list can hold rules of every kind. */
  check(pair: PairShapes<K>[C], context: RuleContext): Flaw | readonly Flaw[] | undefined;
}

/** Returns its argument; it is there to infer the types of `check`. */
export function defineRule<K extends SubjectKind, C extends Change>(rule: Rule<K, C>): Rule<K, C> {
  return rule;
}
