import type { ToolId } from "./tool.ts";
import { compareVersions } from "./version.ts";

/**
 * The version that a language's runtime has in a release of protobuf, by the version of its protoc:
 * "27.1" is 5.27.1 for Python. Undefined for a language that has no runtime of its own there.
 */
export function runtimeVersion(runtime: ToolId, protoc: string): string | undefined {
  const series = firstSeries[runtime];
  if (series === undefined) return undefined;
  if (/^3\.\d+\.\d+/.test(protoc)) return protoc;
  const found = series.findLast(([first]) => compareVersions(protoc, first) >= 0);
  return found === undefined ? undefined : `${found[1]}.${protoc}`;
}

/** The release of protoc that a version of a runtime belongs to: 5.27.1 for Python is "27.1". */
export function releaseOf(runtime: ToolId, version: string): string | undefined {
  if (firstSeries[runtime] === undefined) return undefined;
  const [major = "", minor = "", ...rest] = version.split(".");
  const isOld = major === "3" && Number(minor) < 21;
  return isOld ? version : [minor, ...rest].join(".");
}

/** The lowest version of a runtime that there is at or above this one: "5" of Python is 5.26.0. */
export function firstExisting(runtime: ToolId, floor: string): string {
  const starts = (firstSeries[runtime] ?? []).map(([first, major]) => `${major}.${first}`);
  const start = starts.find((version) => version.split(".")[0] === floor.split(".")[0]);
  return start !== undefined && compareVersions(start, floor) > 0 ? start : floor;
}

/**
 * The release of protoc with which each major version of a runtime began, oldest first, from the
 * version.json of every tag of github.com/protocolbuffers/protobuf: `npm run protobuf-releases`
 * prints this table.
 */
const firstSeries: Readonly<Partial<Record<ToolId, readonly (readonly [string, number])[]>>> = {
  "protobuf-cpp": [
    ["21.0", 3],
    ["22.0", 4],
    ["26.0", 5],
    ["30.0", 6],
    ["34.0", 7],
  ],
  "protobuf-java": [
    ["21.0", 3],
    ["26.0", 4],
  ],
  "protobuf-kotlin": [
    ["21.0", 3],
    ["26.0", 4],
  ],
  "protobuf-python": [
    ["21.0", 4],
    ["26.0", 5],
    ["30.0", 6],
    ["34.0", 7],
  ],
  "protobuf-csharp": [["21.0", 3]],
  "protobuf-ruby": [
    ["21.0", 3],
    ["26.0", 4],
  ],
  "protobuf-php": [
    ["21.0", 3],
    ["26.0", 4],
    ["34.0", 5],
  ],
  "protobuf-objc": [
    ["21.0", 3],
    ["30.0", 4],
    ["34.0", 5],
  ],
};
