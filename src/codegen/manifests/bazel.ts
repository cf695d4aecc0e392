import type { Span } from "../../text/span.ts";
import { archiveIn } from "../archive-in.ts";
import { type Call, callsIn } from "../code/calls-in.ts";
import { spansIn } from "../code/spans-in.ts";
import { argumentText, argumentTexts, textOf } from "../code/text-of.ts";
import { starlark } from "../code/tokens-in.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, nothingRead, type Variable } from "../reading.ts";

/** bazel.build, "MODULE.bazel files" and "WORKSPACE functions". */
export const bazel: ManifestReader = {
  files:
    "`MODULE.bazel`, `*.MODULE.bazel`, `WORKSPACE`, `WORKSPACE.bazel`, `WORKSPACE.bzlmod`, `*deps.bzl`, `*repositories.bzl`",
  finds:
    "`bazel_dep` with its overrides, `http_archive`, `git_repository`, toolchains of `protoc` and `buf`, and Go modules, crates and Maven artifacts of their rules; variables are resolved",
  ecosystem: "bazel",
  makesScope: true,
  matches: (path) =>
    /(^|\/)([\w.-]+\.)?MODULE\.bazel$|(^|\/)WORKSPACE(\.bazel|\.bzlmod)?$/.test(path) ||
    /(deps|dependencies|repositories)\.bzl$/.test(baseName(path)),
  read(file) {
    const { calls, assignments } = callsIn(file, starlark);
    const spanOf = spansIn(file);
    const overridden = new Set(calls.filter(isDecisive).map(moduleOf));
    const pins = calls.flatMap((call) => pinsOf(call, spanOf(call), overridden));
    const variables = assignments.flatMap(({ name, tokens, ...place }): readonly Variable[] => {
      const value = textOf(tokens);
      return value === undefined ? [] : [{ family: "bazel", name, value, at: spanOf(place) }];
    });
    return { ...nothingRead, pins, variables };
  },
};

/** An override that fixes the version, or that chooses another source. */
function isDecisive(call: Call): boolean {
  if (call.name === "single_version_override") return versionIn(call) !== undefined;
  return /^(archive|git|local_path)_override$/.test(call.name);
}

function moduleOf(call: Call): string {
  return argumentText(call, "module_name") ?? "";
}

function pinsOf(call: Call, at: Span, overridden: ReadonlySet<string>): readonly DraftPin[] {
  const { name, called } = calledBy(call);
  switch (name) {
    case "bazel_dep": {
      const module = argumentText(called, "name") ?? "";
      if (overridden.has(module)) return [];
      return versioned("bazel", module, argumentText(called, "version"), at);
    }
    case "single_version_override": {
      const version = argumentText(called, "version");
      const options = { variables: "bazel" } as const;
      return version === undefined ? [] : draft("bazel", moduleOf(called), version, at, options);
    }
    case "local_path_override": {
      const options = { state: "indirect", remark: "from a folder" } as const;
      return draft("bazel", moduleOf(called), undefined, at, options);
    }
    case "http_archive":
    case "archive_override":
      return archived(called, at);
    case "git_repository":
    case "git_override":
      return cloned(called, at);
    case "go_repository":
      return versioned("go", argumentText(called, "importpath") ?? "", versionIn(called), at);
    default:
      return taggedPins(name, called, at);
  }
}

/** What module extensions, and the rules that were there before them, install. */
function taggedPins(name: string, call: Call, at: Span): readonly DraftPin[] {
  const tag = name.slice(name.lastIndexOf(".") + 1);
  const owner = name.slice(0, -tag.length - 1);
  const version = versionIn(call);
  if (tag === "toolchain" && owner === "protoc") return tool("protoc", version, at);
  if (/^rules_buf_toolchains$|^buf\.toolchains$/.test(name)) return tool("buf", version, at);
  if (tag === "module") return versioned("go", argumentText(call, "path") ?? "", version, at);
  if (tag === "spec" && owner !== "") {
    return versioned("cargo", argumentText(call, "package") ?? "", version, at);
  }
  if (name !== "maven_install" && tag !== "install") return [];
  return argumentTexts(call, "artifacts").flatMap((artifact) => {
    const [group = "", id = "", written] = artifact.split(":");
    return versioned("maven", `${group}:${id}`, written, at);
  });
}

/** `maybe(http_archive, name = ...)` calls what it names first. */
function calledBy(call: Call): { readonly name: string; readonly called: Call } {
  const [first, ...rest] = call.arguments;
  const inner = first?.key === undefined ? first?.tokens[0] : undefined;
  if (!/(^|_)maybe$/.test(call.name) || inner?.kind !== "name") {
    return { name: call.name, called: call };
  }
  return { name: inner.text, called: { ...call, arguments: rest } };
}

function versionIn(call: Call): string | undefined {
  return argumentText(call, "version");
}

function versioned(
  ecosystem: "bazel" | "go" | "cargo" | "maven",
  name: string,
  written: string | undefined,
  at: Span,
): readonly DraftPin[] {
  const lookUp = ecosystem === "bazel" ? "lock" : undefined;
  return draft(ecosystem, name, written, at, { variables: "bazel", lookUp });
}

function tool(name: "protoc" | "buf", written: string | undefined, at: Span) {
  const remark = written === undefined ? { remark: "the default of its rules" } : {};
  return draft("toolbox", name, written, at, { variables: "bazel", ...remark });
}

const unnamed = { state: "indirect", remark: "from an address that names no version" } as const;

/** By its addresses; where they tell nothing by its name and the folder that is stripped. */
function archived(call: Call, at: Span): readonly DraftPin[] {
  const urls = [...argumentTexts(call, "urls"), ...argumentTexts(call, "url")];
  const options = { variables: "bazel" } as const;
  for (const url of urls) {
    const archive = archiveIn(url);
    if (archive?.version === undefined) continue;
    return draft("release", archive.repository, archive.version, at, options);
  }
  const name = argumentText(call, "name") ?? moduleOf(call);
  const folder = argumentText(call, "strip_prefix");
  const written = /(?:^|-)v?((?:\d|\$\{)\S*)$/.exec(folder ?? "")?.[1];
  const state = written === undefined ? unnamed : {};
  return draft("bazel", name, written, at, { ...options, ...state });
}

function cloned(call: Call, at: Span): readonly DraftPin[] {
  const repository = archiveIn(argumentText(call, "remote") ?? "")?.repository;
  const version = ["tag", "commit", "branch"]
    .map((key) => argumentText(call, key))
    .find((text) => text !== undefined);
  const options = { variables: "bazel" } as const;
  if (repository !== undefined) return draft("release", repository, version, at, options);
  return draft("bazel", argumentText(call, "name") ?? moduleOf(call), version, at, options);
}
