import { lineIndexOf } from "../../text/line-index.ts";
import { draft } from "../draft.ts";
import { joined, nothingRead, type Reading, type TextFile, type Variable } from "../reading.ts";
import { assignmentsIn } from "./assignments.ts";
import { commandFacts } from "./command-pins.ts";
import { commandsIn, spanOfWord } from "./commands-in.ts";
import { imagePin } from "./image-pin.ts";
import { referencesIn } from "./references.ts";

/**
 * What a script, a Makefile, a Dockerfile or a part of one installs and runs. A stretch is given by
 * offsets into the text.
 */
export function readShell(file: TextFile, from = 0, to = file.text.length): Reading {
  const lines = lineIndexOf(file.text);
  const readings = commandsIn(file.text, from, to).map((command): Reading => {
    const spanOf = (word: { start: number; end: number }) =>
      spanOfWord(file.path, lines, { text: "", ...word });
    const isLocal = !file.path.endsWith(".env") && !exporters.has(command[0]?.text ?? "");
    const variables = assignmentsIn(command).map(
      ({ name, value, ...place }): Variable => ({
        family: "shell",
        name,
        value,
        at: spanOf(place),
        isLocal,
      }),
    );
    const { pins, uses } = commandFacts(command, spanOf);
    const downloads = command.flatMap((word) =>
      downloadIn(word.text).flatMap(([name, written]) =>
        draft("release", name, written, spanOf(word), { variables: "shell" }),
      ),
    );
    const images = imagesOf(command.map(({ text }) => text)).flatMap((index) => {
      const word = command[index];
      return word === undefined ? [] : imagePin(word.text.replace(/^--from=/, ""), spanOf(word));
    });
    const all = [...pins, ...downloads, ...images];
    return { ...nothingRead, pins: all, uses, variables };
  });
  return { ...joined(readings), references: referencesIn(file.text.slice(from, to)) };
}

const exporters: ReadonlySet<string> = new Set(["export", "ENV", "env", "docker", "podman"]);

/** `FROM IMAGE` and `COPY --from=IMAGE` of a Dockerfile: which words name an image. */
function imagesOf(words: readonly string[]): readonly number[] {
  if (words[0] === "FROM") return [words.findIndex((word, at) => at > 0 && !word.startsWith("--"))];
  return words.flatMap((word, at) => (word.startsWith("--from=") ? [at] : []));
}

/** The repository and version of a release that an address leads to. */
function downloadIn(word: string): readonly (readonly [string, string | undefined])[] {
  const split = word.indexOf(releases);
  if (split === -1) return mavenDownload(word);
  const repository = word.slice(0, split).split("/").slice(-2).join("/");
  const [first = "", second = "", name = second] = word.slice(split + releases.length).split("/");
  if (first === "latest") return [[repository, "latest"]];
  if (first !== "download") return [];
  const inName = /^protoc-(\d.*?|\$.*?)-(?:linux|osx|win|\$)/.exec(name)?.[1];
  return [[repository, inName ?? second]];
}

const releases = "/releases/";

/** protoc and its Java plugin in a Maven repository. */
function mavenDownload(word: string): readonly (readonly [string, string | undefined])[] {
  const version = /\/com\/google\/protobuf\/protoc\/([^/]+)\//.exec(word)?.[1];
  return version === undefined ? [] : [["protocolbuffers/protobuf", version]];
}
