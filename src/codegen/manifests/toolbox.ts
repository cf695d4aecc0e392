import { lineIndexOf } from "../../text/line-index.ts";
import type { Span } from "../../text/span.ts";
import { readToml } from "../../text/tree/read-toml.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, nothingRead } from "../reading.ts";
import { goPin } from "../shell/command-pins.ts";
import { entriesAt, itemsAt, wordAt } from "./tree-parts.ts";

/** asdf-vm.com, "Configuration": a tool and its versions on each line. */
export const toolVersions: ManifestReader = {
  files: "`.tool-versions`",
  finds: "tools with their versions",
  ecosystem: "toolbox",
  makesScope: true,
  matches: (path) => baseName(path) === ".tool-versions",
  read({ path, text }) {
    const lines = lineIndexOf(text);
    const pins: DraftPin[] = [];
    let offset = 0;
    for (const line of text.split("\n")) {
      const [name = "", version] = line.replace(/#.*/, "").trim().split(/\s+/);
      const at = {
        path,
        start: lines.positionOf(offset + line.search(/\S|$/)),
        end: lines.positionOf(offset + line.trimEnd().length),
      };
      pins.push(...toolPin(name, version, at));
      offset += line.length + 1;
    }
    return { ...nothingRead, pins };
  },
};

/** mise.jdx.dev, "mise.toml": `tools`, also of other backends: "go:", "npm:", "pipx:", "cargo:". */
export const mise: ManifestReader = {
  files: "`mise.toml`, `.mise.toml`, `mise.*.toml`",
  finds: "tools with their versions, also of the backends for Go, npm, Python and Cargo",
  ecosystem: "toolbox",
  makesScope: true,
  matches: (path) => /(^|\/)(\.?mise(\.[\w-]+)*\.toml|\.?mise\/config\.toml)$/.test(path),
  read({ path, text }) {
    const tree = readToml(path, text);
    const pins = entriesAt(tree, "tools").flatMap(([name, { at, value }]) => {
      const [first] = itemsAt(value);
      const word = first?.kind === "word" ? first : wordAt(first, "version");
      return toolPin(name, word?.text, { ...at, end: value.at.end });
    });
    return { ...nothingRead, pins };
  },
};

function toolPin(name: string, version: string | undefined, at: Span): readonly DraftPin[] {
  const split = name.indexOf(":");
  const [backend, tool] = split === -1 ? ["", name] : [name.slice(0, split), name.slice(split + 1)];
  switch (backend) {
    case "go":
      return goPin(`${tool}@${(version ?? "latest").replace(/^(?=\d)/, "v")}`, at);
    case "npm":
      return draft("npm", tool, version, at);
    case "pipx":
      return draft("pypi", tool, version === undefined ? undefined : exactly(version), at);
    case "cargo":
      return draft("cargo", tool, version === undefined ? undefined : `=${version}`, at);
    default:
      return draft("toolbox", tool.slice(tool.lastIndexOf("/") + 1), version, at);
  }
}

function exactly(version: string): string {
  return /^\d/.test(version) ? `==${version}` : version;
}
