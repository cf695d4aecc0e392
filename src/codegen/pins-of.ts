import type { Pin } from "../check/pin.ts";
import { byPlace } from "../text/by-place.ts";
import { baseName, folderOf, foldersAround } from "./path-parts.ts";
import type { DraftPin, LockedPackage, Reading } from "./reading.ts";
import { createLocks, isAllowed, type Locks } from "./resolve/locks.ts";
import { unpinnedUses } from "./resolve/uses.ts";
import { variablePins } from "./resolve/variable-pins.ts";
import { createScopes, type Scopes } from "./resolve/variables.ts";
import { type Meaning, meaningOf } from "./versions/meaning.ts";

/** What was read of one side, together. */
export interface ReadSide {
  readonly reading: Reading;
  /** The folders whose toolchain is their own. */
  readonly scopes: ReadonlySet<string>;
  /** Commands that the repository builds itself. */
  readonly built: ReadonlySet<string>;
}

/** The pins of one side, in order of path and line: variables, locks and modules are looked up. */
export function pinsOf({ reading, scopes, built }: ReadSide): readonly Pin[] {
  const variables = createScopes(reading.variables);
  const locks = createLocks(reading.locked);
  const scopeOf = (path: string) => {
    const folders = [...foldersAround(folderOf(path))];
    return folders.find((folder) => scopes.has(folder)) ?? "";
  };
  const context: Context = { variables, locks, scopeOf };
  const direct = reading.pins.map((draft) => resolved(draft, context));
  const dependencies = new Map(
    direct
      .filter((_, index) => reading.pins[index]?.lookUp === "lock")
      .filter(({ at }) => baseName(at.path) === "package.json")
      .toReversed()
      .map((pin) => [`${folderOf(pin.at.path)} ${pin.package}`, pin]),
  );
  const pins = direct.map((pin, index) => borrowed(pin, reading.pins[index], dependencies));
  const own = new Set(reading.locked.filter(isOwnModule).map(commandOf));
  const others = [
    ...unpinnedUses(
      reading.uses.filter(({ command }) => !built.has(command) && !own.has(command)),
      pins,
      scopeOf,
    ),
    ...variablePins(reading, variables, pins, scopeOf),
  ];
  return distinct([...pins, ...others]).toSorted((one, other) => byPlace(one.at, other.at));
}

function isOwnModule({ ecosystem, version }: LockedPackage): boolean {
  return ecosystem === "go" && version === "";
}

/** A module with its program at its top is called like its last name. */
function commandOf({ package: module }: { readonly package: string }): string {
  return baseName(module.replace(/\/v\d+$/, ""));
}

interface Context {
  readonly variables: Scopes;
  readonly locks: Locks;
  readonly scopeOf: (path: string) => string;
}

function resolved(draft: DraftPin, { variables, locks, scopeOf }: Context): Pin {
  const { tool, ecosystem, at } = draft;
  const value =
    draft.written === undefined || draft.variables === undefined
      ? undefined
      : variables.resolve(draft.written, draft.variables, at.path);
  const written = value?.text ?? draft.written;
  const meaning: Meaning =
    draft.state === undefined ? meaningOf(ecosystem, tool, written) : { state: draft.state };
  const pin: Pin = {
    kind: "pin",
    tool,
    ecosystem,
    package: draft.package,
    version: draft.version ?? meaning.version,
    from: meaning.from,
    below: meaning.below,
    written,
    state: meaning.state,
    remark: draft.remark ?? meaning.remark,
    at,
    via: [...(draft.via ?? []), ...(value?.via ?? [])],
    scope: scopeOf(at.path),
  };
  if (value?.missing !== undefined) {
    const remark = value.missing.startsWith("matrix.")
      ? "the matrix of the build decides"
      : `"${value.missing}" is not set in any file that is read`;
    return { ...pin, version: undefined, state: "indirect", remark };
  }
  return draft.state === "exact" ? pin : lookedUp(pin, draft.lookUp, locks);
}

/** With the version of a lock file or of the module around a Go package. */
function lookedUp(pin: Pin, lookUp: DraftPin["lookUp"], locks: Locks): Pin {
  if (lookUp === "go.mod") {
    const module = locks.findModule(pin.package, pin.at.path);
    const remark = "no go.mod around it requires its module";
    if (module === undefined) return { ...pin, state: "unpinned", remark };
    if (module.version === "") return { ...pin, state: "indirect", remark: "built from here" };
    return { ...pin, version: module.version, state: "exact", via: [...pin.via, module.at] };
  }
  if (lookUp !== "lock" || !isOpen(pin)) return pin;
  const entry = locks.find(pin);
  if (entry === undefined) return pin;
  const via = [...pin.via, entry.at];
  if (entry.version === "") return { ...pin, state: "indirect", remark: entry.instead, via };
  if (isAllowed(entry.version, pin))
    return { ...pin, version: entry.version, state: "locked", via };
  return { ...pin, via, remark: `the lock file has ${entry.version}, which it does not allow` };
}

/** What a module of Bazel asks for is the lowest version, and mostly the one that it gets. */
function isOpen({ state, ecosystem }: Pin): boolean {
  return state === "floating" || state === "unpinned" || ecosystem === "bazel";
}

/** `npx NAME` runs what the package.json around it depends on. */
function borrowed(
  pin: Pin,
  draft: DraftPin | undefined,
  dependencies: ReadonlyMap<string, Pin>,
): Pin {
  if (draft?.lookUp !== "package.json") return pin;
  for (const folder of foldersAround(folderOf(pin.at.path))) {
    const found = dependencies.get(`${folder} ${pin.package}`);
    if (found === undefined || found === pin) continue;
    const { version, from, below, written, state, remark, via } = found;
    return { ...pin, version, from, below, written, state, remark, via: [found.at, ...via] };
  }
  return { ...pin, remark: "the newest when it runs, as no package.json around it names it" };
}

/** A command may be read twice: by itself, and as part of a list. */
function distinct(pins: readonly Pin[]): readonly Pin[] {
  const byKey = new Map<string, Pin>();
  for (const pin of pins) {
    const key = JSON.stringify([pin.tool, pin.package, pin.written, pin.at]);
    if (!byKey.has(key)) byKey.set(key, pin);
  }
  return [...byKey.values()];
}
