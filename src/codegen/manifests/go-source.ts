import { lineIndexOf } from "../../text/line-index.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { toolOf } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, nothingRead, type TextFile } from "../reading.ts";
import { goPin } from "../shell/command-pins.ts";

/** Imports of `tools.go`, and `go install`, `go run` and `go:generate` in Go sources. */
export const goSource: ManifestReader = {
  files: "`*.go`",
  finds:
    "tools that `tools.go` imports, with the version of the nearest `go.mod`; `go install`, `go get` and `go run` in strings and `//go:generate`",
  ecosystem: "go",
  makesScope: false,
  matches: (path) => path.endsWith(".go") && !/\.pb(\.\w+)?\.go$/.test(path),
  read(file) {
    return { ...nothingRead, pins: [...blankImports(file), ...commandPins(file)] };
  },
};

/** `_ "google.golang.org/protobuf/cmd/protoc-gen-go"` */
function blankImports({ path, text }: TextFile): readonly DraftPin[] {
  if (
    !/^(tools?|dependencies|deps)\.go$/.test(baseName(path)) &&
    !/\btools\b/.test(text.slice(0, 500))
  ) {
    return [];
  }
  return placed({ path, text }, /^[ \t]*(?:import[ \t]+)?_[ \t]+"([^"\n]+)"/gm, (name, at) => {
    return toolOf("go", name) === undefined ? [] : goPin(name, at);
  });
}

/** `pkg@version` in a string or in a comment that is a command. */
function commandPins(file: TextFile): readonly DraftPin[] {
  const inStrings = /["`\s=]((?:[\w.-]+\/)+[\w.-]+@[\w.+${}-]+)(?=["`\s])/g;
  if (!/go:generate|"install"|"get"|"run"|go (?:install|get|run) /.test(file.text)) return [];
  return placed(file, inStrings, goPin);
}

function placed(
  { path, text }: TextFile,
  pattern: RegExp,
  pinOf: typeof goPin,
): readonly DraftPin[] {
  const lines = lineIndexOf(text);
  return [...text.matchAll(pattern)].flatMap(({ 0: whole, 1: name = "", index }) => {
    const start = index + whole.indexOf(name);
    const at = { path, start: lines.positionOf(start), end: lines.positionOf(start + name.length) };
    return pinOf(name, at);
  });
}
