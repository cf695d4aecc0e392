import { readYaml } from "../../text/tree/read-yaml.ts";
import type { Tree, TreeWord } from "../../text/tree/tree.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { toolOfCommand } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { joined, nothingRead, type Reading } from "../reading.ts";
import { goPin, npmPin } from "../shell/command-pins.ts";
import { itemsAt, valueAt, wordAt } from "./tree-parts.ts";

/** buf.build/docs/configuration: v1beta1, v1 and v2. */
export const bufGen: ManifestReader = {
  files: "`buf.gen.yaml`, `buf.gen.*.yaml`, `*.buf.gen.yaml`",
  finds:
    "remote plugins with version and revision; local plugins, which come from `go tool`, `npx` or the path; managed mode",
  ecosystem: "bsr",
  makesScope: true,
  matches: (path) => /^([\w.-]+\.)?buf\.gen([.-].*)?\.(yaml|yml)$/.test(baseName(path)),
  read({ path, text }) {
    const tree = readYaml(path, text);
    const managed = valueAt(tree, "managed");
    const isManaged = wordAt(managed, "enabled")?.text === "true";
    return {
      ...joined(itemsAt(tree, "plugins").map(pluginOf)),
      managed: isManaged && managed !== undefined ? [managed.at] : [],
    };
  },
};

function pluginOf(plugin: Tree): Reading {
  if (plugin.kind === "word") return remoteOrLocal(plugin, plugin);
  const remote = wordAt(plugin, "remote") ?? wordAt(plugin, "plugin");
  if (remote !== undefined) return remoteOrLocal(remote, plugin);
  const builtIn = wordAt(plugin, "protoc_builtin");
  if (builtIn !== undefined) return used("protoc", wordAt(plugin, "protoc_path") ?? builtIn);
  const local = itemsAt(plugin, valueAt(plugin, "local") === undefined ? "path" : "local");
  const words = local.filter((each) => each.kind === "word");
  if (words.length > 0) return localOf(words);
  const name = wordAt(plugin, "name");
  return name === undefined ? nothingRead : named(name);
}

/** `buf.build/owner/name[:version]`, or a plugin of the path under its short name. */
function remoteOrLocal(word: TreeWord, plugin: Tree): Reading {
  if (!word.text.includes("/")) return named(word);
  const [name = "", version] = word.text.split(":");
  const revision = wordAt(plugin, "revision");
  const plain = name.replace("/plugins/", "/");
  const remark =
    version === undefined
      ? "the newest when it runs"
      : revision === undefined
        ? undefined
        : `revision ${revision.text}`;
  const written = version?.replace(/-\d+$/, "");
  return { ...nothingRead, pins: draft("bsr", plain, written, word.at, { remark }) };
}

/** `["go", "tool", "protoc-gen-go"]`, `["npx", "@bufbuild/protoc-gen-es"]` or a command. */
function localOf(words: readonly TreeWord[]): Reading {
  const [program, ...rest] = words;
  if (program === undefined) return nothingRead;
  const last = rest.find(
    ({ text }) => !text.startsWith("-") && !["tool", "run", "exec"].includes(text),
  );
  if (last === undefined) return used(program.text, program);
  if (program.text === "go") {
    const pins = goPin(last.text, last.at);
    return pins.length > 0 ? { ...nothingRead, pins } : used(last.text, last);
  }
  const isNpm = /^(npx|npm|pnpm|yarn|bunx?)$/.test(program.text);
  const pins = isNpm ? npmPin(last.text, last.at) : [];
  return pins.length > 0 ? { ...nothingRead, pins } : used(last.text, last);
}

/** `name: go` of v1 runs protoc-gen-go; the languages of protoc run protoc. */
function named(word: TreeWord): Reading {
  const isBuiltIn = /^(cpp|csharp|java|js|kotlin|objc|php|pyi|python|ruby|rust)$/.test(word.text);
  return isBuiltIn ? used("protoc", word) : used(`protoc-gen-${word.text}`, word);
}

function used(command: string, { at }: TreeWord): Reading {
  const tool = toolOfCommand(command);
  if (tool === undefined || tool === "other-plugin") return nothingRead;
  return { ...nothingRead, uses: [{ tool, command, at }] };
}
