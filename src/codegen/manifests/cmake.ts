import { archiveIn } from "../archive-in.ts";
import { type CmakeCommand, cmakeCommands } from "../code/cmake-commands.ts";
import { spansIn } from "../code/spans-in.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { toolOf } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, nothingRead, type Use, type Variable } from "../reading.ts";

/** cmake.org, "FetchContent", "ExternalProject", "find_package"; CPM.cmake beside them. */
export const cmake: ManifestReader = {
  files: "`CMakeLists.txt`, `*.cmake`",
  finds:
    "`FetchContent_Declare`, `ExternalProject_Add` and `CPMAddPackage` with their `URL` or `GIT_TAG`, and `find_package`, which counts as open where nothing that is read installs the package; variables are resolved",
  ecosystem: "cmake",
  makesScope: false,
  matches: (path) => baseName(path) === "CMakeLists.txt" || path.endsWith(".cmake"),
  read(file) {
    const spanOf = spansIn(file);
    const readings = cmakeCommands(file).map((command) => factsOf(command, spanOf(command)));
    return {
      ...nothingRead,
      pins: readings.flatMap(({ pins }) => pins ?? []),
      uses: readings.flatMap(({ uses }) => uses ?? []),
      variables: readings.flatMap(({ variables }) => variables ?? []),
    };
  },
};

interface Facts {
  readonly pins?: readonly DraftPin[];
  readonly uses?: readonly Use[];
  readonly variables?: readonly Variable[];
}

type Place = Variable["at"];

function factsOf({ name, words }: CmakeCommand, at: Place): Facts {
  switch (name) {
    case "set": {
      const [variable, value] = words;
      if (variable === undefined || value === undefined) return {};
      return { variables: [{ family: "cmake", name: variable, value, at }] };
    }
    case "fetchcontent_declare":
    case "externalproject_add":
      return { pins: fetched(words[0] ?? "", words, at) };
    case "cpmaddpackage":
      return { pins: packaged(words, at) };
    case "find_package":
      return found(words, at);
    default:
      return {};
  }
}

/** `URL ADDRESS`, or `GIT_REPOSITORY ADDRESS GIT_TAG TAG`. */
function fetched(name: string, words: readonly string[], at: Place): readonly DraftPin[] {
  const address = behind(words, "URL");
  const repository = behind(words, "GIT_REPOSITORY");
  const archive = archiveIn(address ?? "") ?? archiveIn(repository ?? "");
  const written = address === undefined ? behind(words, "GIT_TAG") : archive?.version;
  const options = { variables: "cmake" } as const;
  if (archive !== undefined) return draft("release", archive.repository, written, at, options);
  if (address === undefined) return draft("cmake", name, written, at, options);
  const inName = /-v?((?:\d|\$\{)[\w.${}-]*?)(?:\.tar\.\w+|\.tgz|\.zip)?$/.exec(
    baseName(address),
  )?.[1];
  const unnamed = { state: "indirect", remark: "from an address that names no version" } as const;
  return draft("cmake", name, inName, at, { ...options, ...(inName === undefined ? unnamed : {}) });
}

/** `NAME protobuf VERSION 29.3`, `GITHUB_REPOSITORY OWNER/NAME`, or `gh:OWNER/NAME@29.3`. */
function packaged(words: readonly string[], at: Place): readonly DraftPin[] {
  const [first = ""] = words;
  const short = /^gh:([\w.-]+\/[\w.-]+)([@#](.+))?$/.exec(first);
  const options = { variables: "cmake" } as const;
  if (short !== null) return draft("release", short[1] ?? "", short[3], at, options);
  const repository = behind(words, "GITHUB_REPOSITORY");
  const written = behind(words, "GIT_TAG") ?? behind(words, "VERSION");
  if (repository !== undefined) return draft("release", repository, written, at, options);
  const name = behind(words, "NAME") ?? "";
  const isFetched = words.some((word) => word === "URL" || word === "GIT_REPOSITORY");
  return isFetched ? fetched(name, words, at) : draft("cmake", name, written, at, options);
}

/** `find_package(NAME [VERSION] [EXACT])`: the version is the lowest that will do. */
function found([name = "", second = "", third]: readonly string[], at: Place): Facts {
  const tool = toolOf("cmake", name);
  if (tool === undefined) return {};
  const from = /^\d+(\.\d+)*/.exec(second)?.[0];
  if (from !== undefined && third === "EXACT") return { pins: draft("cmake", name, second, at) };
  return { uses: [{ tool, command: name, how: "found by CMake where it is installed", from, at }] };
}

function behind(words: readonly string[], key: string): string | undefined {
  const index = words.indexOf(key);
  return index === -1 ? undefined : words[index + 1];
}
