import { readJson } from "../../text/tree/read-json.ts";
import { readXml, type XmlTree } from "../../text/tree/read-xml.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { toolOf } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { nothingRead, type Variable } from "../reading.ts";
import { entriesAt, wordAt } from "./tree-parts.ts";

/** learn.microsoft.com, "PackageReference in project files" and "Central Package Management". */
export const dotnetProject: ManifestReader = {
  files: "`*.csproj`, `*.fsproj`, `*.vbproj`, `*.props`, `*.targets`",
  finds:
    "`PackageReference`, and `PackageVersion` of central management; properties are resolved, also those of `Directory.Build.props`",
  ecosystem: "nuget",
  makesScope: true,
  matches: (path) => /\.(csproj|fsproj|vbproj|props|targets)$/.test(path),
  read({ path, text }) {
    const root = readXml(path, text);
    const elements = [...below(root)];
    const pins = elements.filter(({ name }) => references.has(name)).flatMap(pinOf);
    const variables = elements
      .filter(({ name }) => name === "PropertyGroup")
      .flatMap(({ children }) => children.map(variableOf));
    return { ...nothingRead, pins, variables };
  },
};

/** The exact versions of a project, by framework. */
export const dotnetLock: ManifestReader = {
  files: "`packages.lock.json`",
  finds: "the versions that floating ones come to",
  ecosystem: "nuget",
  makesScope: false,
  matches: (path) => baseName(path) === "packages.lock.json",
  read({ path, text }) {
    const frameworks = entriesAt(readJson(path, text), "dependencies");
    const locked = frameworks.flatMap(([, framework]) =>
      entriesAt(framework.value).flatMap(([name, { at, value }]) => {
        const version = wordAt(value, "resolved")?.text;
        if (version === undefined || toolOf("nuget", name) === undefined) return [];
        return [{ ecosystem: "nuget" as const, package: name.toLowerCase(), version, at }];
      }),
    );
    return { ...nothingRead, locked };
  },
};

const references: ReadonlySet<string> = new Set([
  ...["PackageReference", "PackageVersion", "GlobalPackageReference"],
]);

function* below(element: XmlTree): Iterable<XmlTree> {
  yield element;
  for (const child of element.children) yield* below(child);
}

/** A reference without a version leaves it to central management, where it stands again. */
function pinOf(element: XmlTree) {
  const { attributes, children, at } = element;
  const { Include, Update, Version, VersionOverride } = attributes;
  const name = Include ?? Update;
  const inside = children.find((child) => child.name === "Version")?.text;
  const version = VersionOverride ?? Version ?? inside;
  if (name === undefined || version === undefined) return [];
  return draft("nuget", name, version, at, { variables: "msbuild", lookUp: "lock" });
}

function variableOf({ name, text, at }: XmlTree): Variable {
  return { family: "msbuild", name, value: text, at };
}
