import type { Ecosystem } from "../check/pin.ts";
import type { ToolId } from "../check/tool.ts";
import { commands, goModules, goPackages } from "./command-table.ts";
import { bsrBuiltIn, packages } from "./package-table.ts";

/** The tool that a package is; undefined for one that generates nothing and runs nothing generated. */
export function toolOf(ecosystem: Ecosystem, name: string): ToolId | undefined {
  switch (ecosystem) {
    case "go":
      return goTool(name);
    case "bsr":
      return bsrTool(name);
    case "pypi":
      return packages.pypi.get(normalizedPython(name));
    case "nuget":
      return packages.nuget.get(name.toLowerCase());
    case "nix":
      return nixTool(name);
    case "composer":
    case "swift":
    case "cmake":
      return packages[ecosystem].get(name.toLowerCase());
    case "gem":
    case "pub":
    case "bazel":
    case "conan":
    case "vcpkg":
    case "npm":
    case "maven":
    case "cargo":
    case "image":
    case "system":
    case "toolbox":
    case "action":
    case "release":
      return packages[ecosystem].get(name);
  }
}

/** PEP 503, "Normalized Names". */
export function normalizedPython(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** The tool behind a command on the path: "protoc-gen-go". */
export function toolOfCommand(command: string): ToolId | undefined {
  const name = command.slice(command.lastIndexOf("/") + 1).replace(/\.exe$/, "");
  return commands.get(name) ?? (name.startsWith("protoc-gen-") ? "other-plugin" : undefined);
}

/** What a Go module is to the code that imports it. */
export function toolOfGoModule(module: string): ToolId | undefined {
  const plain = module.replace(/\/v\d+$/, "");
  return goModules.find(([known]) => known === plain)?.[1];
}

function goTool(name: string): ToolId | undefined {
  const command = name.slice(name.lastIndexOf("/") + 1);
  const exact = goPackages.get(name.replace(/\/v\d+\//, "/"));
  if (exact !== undefined) return exact;
  if (command.startsWith("protoc-gen-")) {
    if (/(^|\/)(gogo\/protobuf|cosmos\/gogoproto|regen-network\/cosmos-proto)\//.test(name)) {
      return "protoc-gen-gogo";
    }
    return commands.get(command) ?? "other-plugin";
  }
  return toolOfGoModule(name);
}

function bsrTool(name: string): ToolId | undefined {
  const [host, owner, plugin] = name.split("/");
  if (host === undefined || owner === undefined || plugin === undefined) return undefined;
  if (owner === "protocolbuffers" && bsrBuiltIn.has(plugin)) return "protoc";
  return packages.bsr.get(`${owner}/${plugin}`) ?? "other-plugin";
}

/** "protobuf" is the newest there, "protobuf_29" the newest that begins so. */
function nixTool(name: string): ToolId | undefined {
  if (/^protobuf(_\d+)?$/.test(name)) return "protoc";
  return (
    packages.nix.get(name) ?? (name.startsWith("protoc-gen-") ? toolOfCommand(name) : undefined)
  );
}
