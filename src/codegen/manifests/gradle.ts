import { lineIndexOf } from "../../text/line-index.ts";
import type { Span } from "../../text/span.ts";
import { readToml } from "../../text/tree/read-toml.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, nothingRead, type TextFile, type Variable } from "../reading.ts";
import { entriesAt, wordAt } from "./tree-parts.ts";

/** Groovy and Kotlin are programs: what is read are strings and simple variables. */
export const gradleBuild: ManifestReader = {
  files: "`*.gradle`, `*.gradle.kts`",
  finds:
    "coordinates in strings, also of `protoc { artifact }` and plugins; `id` of the protobuf plugin; `path` instead of an artifact; variables, `ext` and the catalog are resolved",
  ecosystem: "maven",
  makesScope: true,
  matches: (path) => /\.gradle(\.kts)?$/.test(path),
  read(file) {
    const code = { ...file, text: withoutComments(file.text) };
    const pins = [...coordinates(code), ...pluginIds(code), ...protocPaths(code)];
    return { ...nothingRead, pins, variables: variablesIn(code) };
  },
};

/** docs.gradle.org, "Version Catalogs". */
export const versionCatalog: ManifestReader = {
  files: "`*.versions.toml`",
  finds: "libraries and plugins, with `version.ref` resolved",
  ecosystem: "maven",
  makesScope: false,
  matches: (path) => path.endsWith(".versions.toml"),
  read({ path, text }) {
    const tree = readToml(path, text);
    const entries = [...entriesAt(tree, "libraries"), ...entriesAt(tree, "plugins")];
    const pins = entries.flatMap(([, { at, value }]): readonly DraftPin[] => {
      if (value.kind === "word") {
        const [group = "", artifact = "", version] = value.text.split(":");
        return draft("maven", `${group}:${artifact}`, version, at);
      }
      const group = `${wordAt(value, "group")?.text}:${wordAt(value, "name")?.text}`;
      const name = (wordAt(value, "module") ?? wordAt(value, "id"))?.text ?? group;
      const reference = wordAt(value, "version", "ref")?.text;
      const found = reference === undefined ? undefined : wordAt(tree, "versions", reference);
      const own = wordAt(value, "version") ?? wordAt(value, "version", "strictly");
      const written = own ?? found;
      if (written === undefined) return [];
      const via = found === undefined ? [] : [found.at];
      return draft("maven", name, written.text, { ...at, end: value.at.end }, { via });
    });
    const variables = entriesAt(tree, "versions").flatMap(([name, { at, value }]) => {
      if (value.kind !== "word") return [];
      const alias = name.replace(/[-_]/g, ".");
      return [variable(`libs.versions.${alias}`, value.text, at)];
    });
    return { ...nothingRead, pins, variables };
  },
};

export const gradleProperties: ManifestReader = {
  files: "`gradle.properties`",
  finds: "properties that builds mention",
  ecosystem: "maven",
  makesScope: false,
  matches: (path) => baseName(path) === "gradle.properties",
  read(file) {
    const variables = placed(
      file,
      /^[ \t]*([\w.-]+)[ \t]*[=:][ \t]*([^\r\n]*)$/gm,
      ([, name, value], at) => [variable(name ?? "", (value ?? "").trim(), at)],
    );
    return { ...nothingRead, variables };
  },
};

/** `"GROUP:ARTIFACT:VERSION"`, also with a variable, and `"GROUP:ARTIFACT:" + VARIABLE`. */
function coordinates(file: TextFile): readonly DraftPin[] {
  const pattern =
    /["']([\w.-]+):([\w.-]+)(?::([^:"'\s@]*)(?:[:@][^"'\n]*)?)?["'](?:[ \t]*\+[ \t]*([\w.]+))?/g;
  return placed(file, pattern, ([, group, artifact, version, appended], at) => {
    const written = appended === undefined ? version : `\${${appended}}`;
    if (written === undefined || written === "") return [];
    return draft("maven", `${group}:${artifact}`, accessor(written), at, { variables: "gradle" });
  });
}

/** `id("com.google.protobuf") version "0.9.4"`. */
function pluginIds(file: TextFile): readonly DraftPin[] {
  const pattern =
    /\bid[ \t(]*["']com\.google\.protobuf["']\)?[ \t]*(?:\.?version[ \t(]*["']([^"'\n]*)["'])?/g;
  return placed(file, pattern, ([, version], at) =>
    version === undefined
      ? []
      : draft("maven", "com.google.protobuf", accessor(version), at, { variables: "gradle" }),
  );
}

/** `protoc { path = "/usr/bin/protoc" }`. */
function protocPaths(file: TextFile): readonly DraftPin[] {
  const pattern = /\bprotoc[ \t]*\{\s{0,100}path[ \t]*=?[ \t(]*["'][^"'\n]*["']/g;
  const name = "com.google.protobuf:protoc";
  return placed(file, pattern, (_, at) =>
    draft("maven", name, undefined, at, { remark: "protoc from a path" }),
  );
}

/** `${libs.versions.protobuf.get()}` mentions the variable `libs.versions.protobuf`. */
function accessor(written: string): string {
  return written
    .replace(/\.get\(\)|\.asProvider\(\)/g, "")
    .replace(/\$\{(?:project|rootProject)\.(?:ext\.)?/g, "${");
}

/** `def x = "1"`, `val x = "1"`, `ext.x = "1"`, `x = "1"`, `set("x", "1")`, `x: "1"`. */
function variablesIn(file: TextFile): readonly Variable[] {
  const assigned =
    /\b(?:ext\.|extra\.|project\.)?([A-Za-z_]\w*)["\])]*[ \t]*(?:=|by extra\()[ \t]*["']([^"'\n]*)["']/g;
  const called = /\bset\([ \t]*["'](\w+)["'][ \t]*,[ \t]*["']([^"'\n]*)["']/g;
  const mapped = /\b([A-Za-z_]\w*)[ \t]*:[ \t]*["']([^"'\n:]*)["']/g;
  return [assigned, called, mapped].flatMap((pattern) =>
    placed(file, pattern, ([, name = "", value = ""], at) => [variable(name, accessor(value), at)]),
  );
}

function variable(name: string, value: string, at: Span): Variable {
  return { family: "gradle", name, value, at };
}

function placed<T>(
  { path, text }: TextFile,
  pattern: RegExp,
  factOf: (match: readonly (string | undefined)[], at: Span) => readonly T[],
): readonly T[] {
  const lines = lineIndexOf(text);
  return [...text.matchAll(pattern)].flatMap((match) => {
    const start = lines.positionOf(match.index);
    return factOf(match, { path, start, end: lines.positionOf(match.index + match[0].length) });
  });
}

/** Comments become blanks, so that places stay; what looks like one in a string is left alone. */
function withoutComments(text: string): string {
  const starts = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/|\/\*/g;
  let code = "";
  let at = 0;
  for (let match = starts.exec(text); match !== null; match = starts.exec(text)) {
    if (!match[0].startsWith("/")) continue;
    const end = text.indexOf(match[0] === "//" ? "\n" : "*/", match.index);
    const next = end === -1 ? text.length : end;
    code += text.slice(at, match.index) + text.slice(match.index, next).replace(/[^\n]/g, " ");
    at = next;
    starts.lastIndex = next + 1;
  }
  return code + text.slice(at);
}
