import { UsageError } from "../text/errors.ts";
import { literalPattern } from "./literal-pattern.ts";
import type { OwnFile } from "./own-file.ts";

/** What protolock checks with `--strict`, by its name of the rule, in rules of ours. */
export const protolockRules: Readonly<Record<string, readonly string[]>> = {
  NoUsingReservedFields: ["RESERVED_MESSAGE_NO_DELETE", "RESERVED_ENUM_NO_DELETE"],
  NoRemovingReservedFields: ["RESERVED_MESSAGE_NO_DELETE", "RESERVED_ENUM_NO_DELETE"],
  NoRemovingFieldsWithoutReserve: [
    "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED",
    "FIELD_NO_DELETE_UNLESS_NAME_RESERVED",
    "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED",
    "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED",
  ],
  NoChangingFieldIDs: [],
  NoChangingFieldTypes: [
    "FIELD_WIRE_COMPATIBLE_TYPE",
    "FIELD_WIRE_JSON_COMPATIBLE_TYPE",
    "FIELD_SAME_TYPE",
    "FIELD_WIRE_COMPATIBLE_CARDINALITY",
    "FIELD_SAME_CARDINALITY",
  ],
  NoChangingFieldNames: ["FIELD_SAME_NAME", "FIELD_SAME_JSON_NAME", "ENUM_VALUE_SAME_NAME"],
  NoRemovingRPCs: ["RPC_NO_DELETE"],
  NoChangingRPCSignature: [
    "RPC_SAME_REQUEST_TYPE",
    "RPC_SAME_RESPONSE_TYPE",
    "RPC_SAME_CLIENT_STREAMING",
    "RPC_SAME_SERVER_STREAMING",
  ],
  NoMovingExistingFieldsIntoOrOutOfOneof: ["FIELD_SAME_ONEOF", "ONEOF_NO_DELETE"],
};

/**
 * A proto-compat.yaml that checks what protolock does, as errors, and beside it what git remembers.
 * `protoPaths` are those at and below the folder of the lock: folders in which it knows no file were
 * ignored, and are excluded. Throws a UsageError for a file that is no proto.lock.
 */
export function ownFromLock(path: string, text: string, protoPaths: readonly string[]): OwnFile {
  const locked = new Set(lockedPaths(path, text));
  const rules = [...new Set(Object.values(protolockRules).flat())];
  const isFitting = protoPaths.some((each) => locked.has(each));
  const excludes = isFitting ? foldersWithout(protoPaths, locked) : [];
  return {
    version: 1,
    ...(excludes.length === 0 ? {} : { excludes }),
    breaking: { use: [...rules, "HISTORY"], severity: [{ level: "error", rules }] },
  };
}

/** It separates names by ":/:", so that a lock is the same on every system. */
function lockedPaths(path: string, text: string): readonly string[] {
  const definitions = parsed(path, text)?.definitions;
  if (!Array.isArray(definitions)) throw notALock(path);
  return definitions.flatMap((each: unknown) => {
    const written = isRecord(each) ? each.protopath : undefined;
    return typeof written === "string" ? [written.replaceAll(":/:", "/")] : [];
  });
}

function parsed(path: string, text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    throw notALock(path);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function notALock(path: string): UsageError {
  const start = { line: 1, column: 1 };
  const hint = "mend it with protolock, or remove it: proto-compat does not need it";
  const message = 'not a proto.lock: a JSON object with a list "definitions" is expected';
  return new UsageError(message, hint, { path, start, end: start });
}

/** The outermost folders that hold `.proto` files, but none of these. */
function foldersWithout(paths: readonly string[], known: ReadonlySet<string>): readonly string[] {
  const holding = new Set([...known].flatMap(foldersAround));
  const outermost = paths
    .filter((path) => !known.has(path))
    .map((path) => foldersAround(path).find((folder) => !holding.has(folder)));
  const folders = [...new Set(outermost.filter((folder) => folder !== undefined))].sort();
  return folders.map(literalPattern).filter((pattern) => pattern !== undefined);
}

/** The outermost first. */
function foldersAround(path: string): readonly string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
