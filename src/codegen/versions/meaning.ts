import type { Ecosystem, PinState } from "../../check/pin.ts";
import { protocVersion } from "../../check/protoc-version.ts";
import type { ToolId } from "../../check/tool.ts";
import { cargoMeaning } from "./cargo.ts";
import { composerMeaning } from "./composer.ts";
import { conanMeaning } from "./conan.ts";
import { gemMeaning } from "./gem.ts";
import { goMeaning } from "./go.ts";
import { imageMeaning } from "./image.ts";
import { mavenMeaning } from "./maven.ts";
import { npmMeaning } from "./npm.ts";
import { nugetMeaning } from "./nuget.ts";
import { prefixBounds } from "./prefix.ts";
import { pythonMeaning } from "./python.ts";
import { swiftMeaning } from "./swift.ts";
import { vcpkgMeaning } from "./vcpkg.ts";

/** What a written version comes to. */
export interface Meaning {
  readonly state: PinState;
  readonly version?: string | undefined;
  readonly from?: string | undefined;
  readonly below?: string | undefined;
  readonly remark?: string | undefined;
}

/** What a version means where it is written; undefined: none is. */
export function meaningOf(
  ecosystem: Ecosystem,
  tool: ToolId,
  written: string | undefined,
): Meaning {
  if (written === undefined || written.trim() === "") return { state: "unpinned" };
  const text = written.trim();
  if (text.length > longest) return { state: "indirect", remark: "too long to be a version" };
  switch (ecosystem) {
    case "pub":
    case "npm":
      return npmMeaning(text);
    case "pypi":
      return pythonMeaning(text);
    case "cargo":
      return cargoMeaning(text);
    case "go":
      return goMeaning(text);
    case "maven":
      return mavenMeaning(text);
    case "nuget":
      return nugetMeaning(text);
    case "image":
      return imageMeaning(text);
    case "gem":
      return gemMeaning(text);
    case "composer":
      return composerMeaning(text);
    case "swift":
      return swiftMeaning(text);
    case "bazel":
      return bazelMeaning(tool, text);
    case "conan":
      return conanMeaning(text);
    case "vcpkg":
      return vcpkgMeaning(text);
    case "nix":
      return { state: "unpinned", ...prefixBounds(text) };
    case "cmake":
    case "bsr":
    case "action":
    case "release":
    case "toolbox":
    case "system":
      return toolMeaning(tool, text);
  }
}

/** In characters: what is longer is no version, and might be made to be slow to read. */
const longest = 200;

/** A module of the registry; what is packaged again under one version gets ".bcr.1" behind it. */
function bazelMeaning(tool: ToolId, text: string): Meaning {
  const meaning = toolMeaning(tool, text.replace(/\.bcr\.\d+$/, ""));
  return meaning.state === "exact" ? { ...meaning, from: meaning.version } : meaning;
}

/** "27.1", "v1.36.6", "27.x", "29", "latest": as actions, tool managers and downloads write it. */
function toolMeaning(tool: ToolId, text: string): Meaning {
  const version = text.replace(/^v(?=\d)/, "");
  if (/^\d+(\.\d+)*\.[x*]$/.test(version)) {
    return { state: "floating", ...prefixBounds(version.replace(/\.[x*]$/, "")) };
  }
  if (/^[0-9a-f]{40}$/.test(version)) return { state: "exact", remark: "a commit" };
  if (!/^\d/.test(version)) return { state: "floating" };
  if (tool === "protoc" && protocVersion(version) !== undefined) return { state: "exact", version };
  const numbers = /^\d+(\.\d+)*/.exec(version)?.[0] ?? "";
  if (numbers.split(".").length >= 3) return { state: "exact", version };
  return { state: "partial", remark: "the newest that begins so", ...prefixBounds(numbers) };
}
