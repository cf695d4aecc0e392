import type { Span } from "../../text/span.ts";
import { draft } from "../draft.ts";
import { requirementPin } from "../manifests/requirement.ts";
import { toolOfCommand } from "../packages.ts";
import type { DraftPin, Use } from "../reading.ts";
import type { ShellCommand, ShellWord } from "./commands-in.ts";
import { imagePin } from "./image-pin.ts";
import { composerPins, dartPins, gemPins, peclPins } from "./package-commands.ts";

export interface CommandFacts {
  readonly pins: readonly DraftPin[];
  readonly uses: readonly Use[];
}

type SpanOf = (word: ShellWord) => Span;

/** The tools that a command installs, or runs in a version that it names, and those it just runs. */
export function commandFacts(command: ShellCommand, spanOf: SpanOf): CommandFacts {
  const words = withoutPrefixes(command);
  const [first] = words;
  const read = first === undefined ? undefined : programs.get(programOf(first.text));
  return read === undefined ? nothing : read(words, spanOf);
}

const nothing: CommandFacts = { pins: [], uses: [] };

type Reader = (words: readonly ShellWord[], spanOf: SpanOf) => CommandFacts;

/** What takes names behind these verbs; every word that is no flag may be one. */
function installer(verbs: ReadonlySet<string> | undefined, pinOf: PinOf): Reader {
  return ([, verb, ...rest], spanOf) => {
    if (verb === undefined || verbs?.has(verb.text) === false) return nothing;
    const names = (verbs === undefined ? [verb, ...rest] : rest).filter(
      ({ text }) => !text.startsWith("-"),
    );
    return { pins: names.flatMap((word) => pinOf(word.text, spanOf(word))), uses: [] };
  };
}

type PinOf = (text: string, at: Span) => readonly DraftPin[];

/** Without what stands before the program itself: `RUN`, `sudo`, `@` of make, `GOBIN=...`. */
function withoutPrefixes(command: ShellCommand): ShellCommand {
  const start = command.findIndex(({ text }) => !isPrefix(text));
  const words = start === -1 ? [] : command.slice(start);
  return words[0]?.text.startsWith("[") === true ? words.map(withoutBrackets) : words;
}

/** `RUN ["go", "install"]` of a Dockerfile, and lists of a cloud build. */
function withoutBrackets(word: ShellWord): ShellWord {
  return { ...word, text: word.text.replace(/^\[|[,\]]+$/g, "") };
}

function isPrefix(text: string): boolean {
  return prefixes.has(text) || /^[A-Za-z_]\w*=/.test(text) || /^--(mount|network)=/.test(text);
}

const prefixes: ReadonlySet<string> = new Set([
  ...["RUN", "CMD", "ENTRYPOINT", "sudo", "env", "exec", "time", "then", "do", "else", "if", "!"],
  ...["-", "@", "run:", "script:", "cmd:", "command:", "bash:", "|-", ">-", "{", "command", "-E"],
  ...["xargs", "nice", "bundle", "while", "until", "&&", "if!", ">"],
]);

function programOf(text: string): string {
  const word = text.replace(/^[@+-]+(?=\w)/, "").replace(/^\[?"?/, "");
  const program = word.slice(word.lastIndexOf("/") + 1).replace(/\.exe$/, "");
  return /^\$[({]?(GO|PIP|PYTHON|NPM|PROTOC|BUF|DOCKER|CARGO)[)}]?$/i.test(program)
    ? program.replace(/[^A-Za-z]/g, "").toLowerCase()
    : program.replace(/^(python3|pip3?)\.\d+$/, "$1");
}

/** "Go Modules Reference": `install` and `get` take packages, `run` one. */
function goPins(words: readonly ShellWord[], spanOf: SpanOf): readonly DraftPin[] {
  const verb = words[1]?.text ?? "";
  if (!["install", "get", "run", "tool"].includes(verb)) return [];
  const packages = words.slice(2).filter(({ text }) => !text.startsWith("-"));
  const taken = verb === "run" || verb === "tool" ? packages.slice(0, 1) : packages;
  return taken.flatMap((word) => goPin(word.text, spanOf(word)));
}

/** `PACKAGE@VERSION`; without a version that of the go.mod around it. */
export function goPin(text: string, at: Span): readonly DraftPin[] {
  const split = text.indexOf("@");
  const name = split === -1 ? text : text.slice(0, split);
  // What begins with a dot is a folder of the module itself.
  if (!/^[\w-][\w.-]*(\/[\w.~-]+)+$/.test(name)) return [];
  const written = split === -1 ? undefined : text.slice(split + 1).replace(/["',]+$/, "");
  return draft("go", name, written, at, {
    variables: "shell",
    lookUp: written === undefined ? "go.mod" : undefined,
  });
}

/** `npx NAME@VERSION`; without a version that of the package.json around it. */
export function npmPin(text: string, at: Span): readonly DraftPin[] {
  const split = text.indexOf("@", 1);
  const name = split === -1 ? text : text.slice(0, split);
  const written = split === -1 ? undefined : text.slice(split + 1);
  return draft("npm", name, written, at, {
    variables: "shell",
    lookUp: written === undefined ? "package.json" : undefined,
  });
}

function systemPin(text: string, at: Span): readonly DraftPin[] {
  const [, name = "", written] = /^([^=<>~@]+)(?:[=<>~@]+(.+))?$/.exec(text) ?? [];
  const isBrew = text.includes("@");
  const version = written?.replace(/^\d+:/, "");
  const pins = draft("system", name, version, at, { variables: "shell" });
  if (version === undefined || isBrew) return pins;
  const exact = /^\d+(\.\d+)*/.exec(version)?.[0];
  return pins.map((pin) => ({ ...pin, state: "exact" as const, version: exact }));
}

function cargoPins(words: readonly ShellWord[], spanOf: SpanOf): readonly DraftPin[] {
  if (words[1]?.text !== "install") return [];
  const flag = words.findIndex(({ text }) => /^--(version|vers)(=|$)/.test(text));
  const inFlag = words[flag]?.text.split("=")[1] ?? words[flag + 1]?.text;
  return words.slice(2).flatMap((word) => {
    const [name = "", version] = word.text.split("@");
    const written = version ?? (flag === -1 ? undefined : inFlag);
    const exact = written !== undefined && /^\d/.test(written) ? `=${written}` : written;
    return draft("cargo", name, exact, spanOf(word), { variables: "shell" });
  });
}

/** `python -m pip install ...` and `python -m grpc_tools.protoc`. */
function pythonFacts(words: readonly ShellWord[], spanOf: SpanOf): CommandFacts {
  const at = words.findIndex(({ text }) => text === "-m");
  const module = words[at + 1];
  if (at === -1 || module === undefined) return nothing;
  if (module.text.startsWith("grpc_tools")) {
    const command = "grpc_tools.protoc";
    return { pins: [], uses: [{ tool: "grpcio-tools", command, at: spanOf(module) }] };
  }
  return module.text === "pip" ? commandFacts(words.slice(at + 1), spanOf) : nothing;
}

/** protoc itself, and the plugins that it is told to run: `--NAME_out` runs `protoc-gen-NAME`. */
function protocUses(words: readonly ShellWord[], spanOf: SpanOf): readonly Use[] {
  const [protoc, ...rest] = words;
  const isRun = rest.some(({ text }) => /_out(=|$)|^--descriptor_set_out|\.proto$|^-I/.test(text));
  if (protoc === undefined || !isRun) return [];
  const plugins = rest.flatMap((word) => {
    const name = /^--([\w-]+)_out(?:=|$)/.exec(word.text)?.[1];
    if (name === undefined || builtIn.has(name)) return [];
    return use(`protoc-gen-${name}`, spanOf(word));
  });
  return [...use("protoc", spanOf(protoc)), ...plugins];
}

function bufUses([buf, verb]: readonly ShellWord[], spanOf: SpanOf): readonly Use[] {
  return buf === undefined || verb?.text !== "generate" ? [] : use("buf", spanOf(buf));
}

/** Of the gem grpc-tools, which brings protoc and the plugin. */
function rubyUses([program]: readonly ShellWord[], spanOf: SpanOf): readonly Use[] {
  return program === undefined ? [] : use("grpc_tools_ruby_protoc", spanOf(program));
}

/** A command that installs, and runs nothing. */
function only(pinsOf: (words: ShellCommand, spanOf: SpanOf) => readonly DraftPin[]): Reader {
  return (words, spanOf) => ({ pins: pinsOf(words, spanOf), uses: [] });
}

/** Whose code protoc generates itself: `protoc --help`; and the set of descriptors. */
const builtIn: ReadonlySet<string> = new Set([
  ...["cpp", "csharp", "java", "kotlin", "objc", "php", "pyi", "python", "ruby", "rust"],
  ...["descriptor_set", "dependency", "option_dependencies"],
]);

function use(command: string, at: Span): readonly Use[] {
  const tool = toolOfCommand(command);
  return tool === undefined || tool === "other-plugin" ? [] : [{ tool, command, at }];
}

const installVerbs: ReadonlySet<string> = new Set(["install", "run", "download", "wheel"]);
const npmVerbs: ReadonlySet<string> = new Set([
  "add",
  "i",
  "install",
  "dlx",
  "exec",
  "x",
  "global",
]);
const systemVerbs: ReadonlySet<string> = new Set([
  ...["install", "add", "reinstall", "upgrade", "-S", "-Sy", "-Syu", "-y", "-yq", "-q", "-qq"],
  ...["--no-cache", "-qy", "--yes", "in"],
]);

/** Below what it is made of: a table is a value. */
const programs: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["go", (words, spanOf) => ({ pins: goPins(words, spanOf), uses: [] })],
  ["cargo", (words, spanOf) => ({ pins: cargoPins(words, spanOf), uses: [] })],
  ...["dart", "flutter", "pub"].map((name) => [name, only(dartPins)] as const),
  ["gem", only(gemPins)],
  ["composer", only(composerPins)],
  ["pecl", only(peclPins)],
  ["grpc_tools_ruby_protoc", (words, spanOf) => ({ pins: [], uses: rubyUses(words, spanOf) })],
  ["protoc", (words, spanOf) => ({ pins: [], uses: protocUses(words, spanOf) })],
  ["buf", (words, spanOf) => ({ pins: [], uses: bufUses(words, spanOf) })],
  ...["python", "python3"].map((name) => [name, pythonFacts] as const),
  ...["pip", "pip3", "pipx"].map(
    (name) => [name, installer(installVerbs, requirementPin)] as const,
  ),
  ...["uv", "uvx", "pdm", "poetry"].map(
    (name) => [name, installer(undefined, requirementPin)] as const,
  ),
  ...["npm", "pnpm", "yarn", "bun"].map((name) => [name, installer(npmVerbs, npmPin)] as const),
  ...["npx", "bunx"].map((name) => [name, installer(undefined, npmPin)] as const),
  ...["docker", "podman"].map((name) => [name, installer(undefined, imagePin)] as const),
  ...["apt", "apt-get", "apk", "brew", "choco", "dnf", "microdnf", "pacman", "yum", "zypper"].map(
    (name) => [name, installer(systemVerbs, systemPin)] as const,
  ),
]);
