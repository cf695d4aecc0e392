import type { Pin } from "../../check/pin.ts";
import type { ToolId } from "../../check/tool.ts";
import type { Use } from "../reading.ts";

/** A pin for each tool that is run in a scope although nothing that is read installs it. */
export function unpinnedUses(
  uses: readonly Use[],
  pins: readonly Pin[],
  scopeOf: (path: string) => string,
): readonly Pin[] {
  // A plugin of the registry runs there: it installs nothing.
  const local = pins.filter(({ ecosystem }) => ecosystem !== "bsr");
  const installed = new Set(local.map(({ tool }) => tool));
  const open = uses.filter(({ tool }) => !namesakes(tool).some((each) => installed.has(each)));
  const first = new Map<string, Use>();
  const counts = new Map<string, number>();
  for (const use of open) {
    const key = JSON.stringify([use.tool, scopeOf(use.at.path)]);
    if (!first.has(key)) first.set(key, use);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...first].map(([key, { tool, command, how = "run from the path", from, at }]): Pin => {
    const others = (counts.get(key) ?? 1) - 1;
    const more = others === 0 ? "" : `, here and ${others} more ${others === 1 ? "time" : "times"}`;
    return {
      kind: "pin",
      tool,
      ecosystem: "system",
      package: command,
      version: undefined,
      from,
      below: undefined,
      written: from,
      state: from === undefined ? "unpinned" : "floating",
      remark: `${how}${more}; no file that is read installs it`,
      at,
      via: [],
      scope: scopeOf(at.path),
    };
  });
}

/** Several plugins are called alike: who runs protoc-gen-ts may mean any of these. */
function namesakes(tool: ToolId): readonly ToolId[] {
  switch (tool) {
    case "protobuf-ts":
      return ["protobuf-ts", "ts-protoc-gen", "ts-proto", "grpc_tools_node_protoc_ts"];
    case "protoc":
      return ["protoc", "protoc-bin-vendored"];
    case "protoc-gen-js":
      return ["protoc-gen-js", "grpc-tools-node"];
    case "protoc-gen-go":
      return ["protoc-gen-go", "golang-protobuf"];
    default:
      return [tool];
  }
}
