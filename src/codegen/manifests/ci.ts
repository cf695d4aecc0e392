import { readYaml } from "../../text/tree/read-yaml.ts";
import type { Tree, TreeWord } from "../../text/tree/tree.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { baseName } from "../path-parts.ts";
import {
  type DraftPin,
  joined,
  nothingRead,
  type Reading,
  type TextFile,
  type Variable,
} from "../reading.ts";
import { imagePin } from "../shell/image-pin.ts";
import { readLines } from "../shell/read-lines.ts";
import { readScript } from "../shell/read-script.ts";
import { entriesAt, wordAt } from "./tree-parts.ts";

/** Workflows of GitHub, and files of other services that are built alike. */
export const ci: ManifestReader = {
  files:
    "`.github/workflows/*.yml`, `action.yml`, `.gitlab-ci.yml`, `.circleci/config.yml`, `azure-pipelines.yml`, `cloudbuild.yaml`, `Taskfile.yml`, `docker-compose*.yml` and `compose*.yml`",
  finds:
    "`with: version` of setup actions and their defaults, commands of steps, images, `env` and `--build-arg`",
  ecosystem: "action",
  makesScope: false,
  matches: (path) =>
    /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path) ||
    /(^|\/)\.circleci\/[^/]+\.ya?ml$/.test(path) ||
    /^(action|\.gitlab-ci|azure-pipelines|cloudbuild|Taskfile|docker-compose[\w.-]*|compose[\w.-]*)\.ya?ml$/.test(
      baseName(path),
    ),
  read(file) {
    return joined([...readingsIn(file, readYaml(file.path, file.text))]);
  },
};

function* readingsIn(file: TextFile, tree: Tree): Iterable<Reading> {
  if (tree.kind === "list") for (const item of tree.items) yield* readingsIn(file, item);
  if (tree.kind !== "mapping") return;
  yield { ...nothingRead, pins: actionPins(tree) };
  for (const [key, { value }] of tree.entries) {
    yield* readingsIn(file, value);
    if (variableKeys.has(key)) yield { ...nothingRead, variables: variablesIn(value) };
    if (scriptKeys.has(key)) yield* scriptsIn(file, value);
    if (imageKeys.has(key)) yield { ...nothingRead, pins: imagesIn(value) };
    if (value.kind === "word")
      yield { ...nothingRead, references: readScript(value.text, value.at).references };
  }
}

const variableKeys: ReadonlySet<string> = new Set([
  "env",
  "vars",
  "variables",
  "environment",
  "args",
]);
const imageKeys: ReadonlySet<string> = new Set(["image", "container"]);
const scriptKeys: ReadonlySet<string> = new Set([
  ...["run", "script", "before_script", "after_script", "command", "cmd", "cmds", "commands"],
  ...["bash", "args", "install"],
]);

function variablesIn(tree: Tree): readonly Variable[] {
  return entriesAt(tree).flatMap(([name, { at, value }]) =>
    value.kind === "word" ? [{ family: "shell" as const, name, value: value.text, at }] : [],
  );
}

/** A script on lines of its own is read from the file, so that each command has its line. */
function* scriptsIn(file: TextFile, tree: Tree): Iterable<Reading> {
  if (tree.kind === "word") yield readLines(file, tree);
  if (tree.kind !== "list") return;
  const words = tree.items.filter((item) => item.kind === "word");
  const [first] = words;
  const areArguments = words.every(({ text }) => !/\s/.test(text.trim()));
  if (!areArguments) for (const word of words) yield readLines(file, word);
  else if (first !== undefined) {
    yield readScript(words.map(({ text }) => text).join(" "), first.at);
  }
}

function imagesIn(tree: Tree): readonly DraftPin[] {
  const word = tree.kind === "word" ? tree : (wordAt(tree, "image") ?? wordAt(tree, "name"));
  return word === undefined ? [] : imagePin(word.text, word.at);
}

/** `uses: OWNER/NAME@REF` with the version that it is asked for, or that it takes by default. */
function actionPins(step: Tree): readonly DraftPin[] {
  const uses = wordAt(step, "uses");
  if (uses === undefined) return [];
  const [name = "", reference = ""] = uses.text.split("@");
  const version = wordAt(step, "with", "version");
  if (name === "taiki-e/install-action") return installedTools(wordAt(step, "with", "tool"));
  const place = version?.at ?? uses.at;
  const pins = draft("action", name, version?.text, place, { variables: "shell" });
  return version === undefined
    ? pins.map((pin) => ({ ...pin, ...defaultOf(name, reference) }))
    : pins;
}

/** `tool: protoc@3.29,just`. */
function installedTools(tools: TreeWord | undefined): readonly DraftPin[] {
  return (tools?.text.split(",") ?? []).flatMap((each) => {
    const [name = "", version] = each.trim().split("@");
    return tools === undefined
      ? []
      : draft("toolbox", name, version, tools.at, { variables: "shell" });
  });
}

/**
 * What an action installs that is not told a version: arduino/setup-protoc stays on the branch of its
 * default (its README, and issue 99 there), the setup of buf on what its release was made with.
 */
function defaultOf(name: string, reference: string): Partial<DraftPin> {
  if (name === "arduino/setup-protoc") {
    const version = reference.startsWith("v1") ? "3.20.3" : "23.4";
    return { state: "implicit", version, remark: `the default of the action is ${version}` };
  }
  if (name === "bufbuild/buf-setup-action") {
    const isExact = /^(v\d+\.\d+\.\d+|[0-9a-f]{40})$/.test(reference);
    const version = /^v(\d+\.\d+\.\d+)$/.exec(reference)?.[1];
    return {
      state: isExact ? "exact" : "floating",
      version,
      remark: `by the action, @${reference}`,
    };
  }
  return { state: "unpinned", remark: "the newest when it runs" };
}
