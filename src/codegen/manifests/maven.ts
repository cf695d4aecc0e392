import { readXml, type XmlTree } from "../../text/tree/read-xml.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, nothingRead, type Variable } from "../reading.ts";

/** maven.apache.org, "POM Reference"; and the plugins that run protoc. */
export const pom: ManifestReader = {
  files: "`pom.xml`",
  finds:
    "dependencies, imported BOMs, `protocArtifact`, `pluginArtifact`, `protocVersion` and `protoc` of the plugins that run it; properties are resolved, also those of parents",
  ecosystem: "maven",
  makesScope: true,
  matches: (path) => baseName(path) === "pom.xml" || path.endsWith(".pom"),
  read({ path, text }) {
    const root = readXml(path, text);
    const pins: DraftPin[] = [];
    const variables: Variable[] = [];
    visit(root, (element, parent) => {
      if (parent?.name === "properties") variables.push(variableOf(element));
      pins.push(...pinsOf(element));
    });
    const own = ["version", "groupId"].flatMap((name) => projectVariables(root, name));
    return { ...nothingRead, pins, variables: [...variables, ...own] };
  },
};

function visit(
  element: XmlTree,
  callback: (element: XmlTree, parent: XmlTree | undefined) => void,
  parent?: XmlTree,
): void {
  callback(element, parent);
  for (const child of element.children) visit(child, callback, element);
}

function variableOf({ name, text, at }: XmlTree): Variable {
  return { family: "maven", name, value: text, at };
}

/** `${project.version}`, which may be the parent's. */
function projectVariables(root: XmlTree, name: string): readonly Variable[] {
  const parent = childOf(root, "parent");
  const found = childOf(root, name) ?? (parent === undefined ? undefined : childOf(parent, name));
  return found === undefined ? [] : [{ ...variableOf(found), name: `project.${name}` }];
}

function childOf(element: XmlTree, name: string): XmlTree | undefined {
  return element.children.find((child) => child.name === name);
}

function pinsOf(element: XmlTree): readonly DraftPin[] {
  switch (element.name) {
    case "dependency":
    case "plugin":
    case "path":
    case "jvmMavenPlugin":
    case "binaryMavenPlugin":
      return pinOfCoordinates(element);
    case "protocArtifact":
    case "pluginArtifact":
      return pinOfArtifact(element);
    case "protocVersion":
    case "protoc":
      return element.children.length > 0 ? [] : pinOfProtoc(element);
    default:
      return [];
  }
}

/** A dependency without a version leaves it to a BOM or a parent, where it stands again. */
function pinOfCoordinates(element: XmlTree): readonly DraftPin[] {
  const group = childOf(element, "groupId")?.text ?? "";
  const name = `${group}:${childOf(element, "artifactId")?.text ?? ""}`;
  const version = childOf(element, "version");
  const pins =
    version === undefined || version.text === ""
      ? []
      : draft("maven", name, version.text, version.at, { variables: "maven" });
  return [...pins, ...protocOfPath(element, name)];
}

/** The older plugin takes protoc from the path if no artifact is named. */
function protocOfPath(element: XmlTree, name: string): readonly DraftPin[] {
  if (name !== "org.xolstice.maven.plugins:protobuf-maven-plugin") return [];
  let isNamed = false;
  visit(element, ({ name: child }) => {
    isNamed ||= child === "protocArtifact" || child === "executions";
  });
  if (isNamed || element.children.length < 4) return [];
  const rest = { variables: "maven", remark: "no protocArtifact: protoc from the path" } as const;
  return draft("maven", "com.google.protobuf:protoc", undefined, element.at, rest);
}

/** `GROUP:ARTIFACT:VERSION:exe:CLASSIFIER`. */
function pinOfArtifact({ text, at }: XmlTree): readonly DraftPin[] {
  const [group = "", artifact = "", version] = text.split(":");
  return draft("maven", `${group}:${artifact}`, version, at, { variables: "maven" });
}

function pinOfProtoc({ text, at }: XmlTree): readonly DraftPin[] {
  const isPath = text === "PATH" || text === "";
  const rest = isPath ? { remark: "protoc from the path" } : {};
  const written = isPath ? undefined : text;
  return draft("maven", "com.google.protobuf:protoc", written, at, { variables: "maven", ...rest });
}
