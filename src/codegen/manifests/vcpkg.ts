import type { Span } from "../../text/span.ts";
import { readJson } from "../../text/tree/read-json.ts";
import type { Tree } from "../../text/tree/tree.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { packages } from "../package-table.ts";
import { toolOf } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, type LockedPackage, nothingRead } from "../reading.ts";
import { entriesAt, itemsAt, wordAt } from "./tree-parts.ts";

/** learn.microsoft.com, "vcpkg.json": a baseline is a state of the registry, and so fixes versions. */
export const vcpkgJson: ManifestReader = {
  files: "`vcpkg.json`",
  finds: "`dependencies`, also of features, with `version>=`; `overrides`; `builtin-baseline`",
  ecosystem: "vcpkg",
  makesScope: true,
  matches: (path) => baseName(path) === "vcpkg.json",
  read({ path, text }) {
    const tree = readJson(path, text);
    const features = entriesAt(tree, "features").flatMap(([, { value }]) =>
      itemsAt(value, "dependencies"),
    );
    const all = [...itemsAt(tree, "dependencies"), ...features];
    const baseline =
      wordAt(tree, "builtin-baseline") ??
      wordAt(tree, "configuration", "default-registry", "baseline") ??
      wordAt(tree, "vcpkg-configuration", "default-registry", "baseline");
    const fixed = baseline === undefined ? [] : fixedBy(baseline.at);
    const locked = [...itemsAt(tree, "overrides").flatMap(overrideIn), ...fixed];
    return { ...nothingRead, pins: all.flatMap(pinOf), locked };
  },
};

export const vcpkgConfiguration: ManifestReader = {
  files: "`vcpkg-configuration.json`",
  finds: "the baseline of the registry",
  ecosystem: "vcpkg",
  makesScope: false,
  matches: (path) => baseName(path) === "vcpkg-configuration.json",
  read({ path, text }) {
    const baseline = wordAt(readJson(path, text), "default-registry", "baseline");
    return { ...nothingRead, locked: baseline === undefined ? [] : fixedBy(baseline.at) };
  },
};

/** `"protobuf"`, or `{ "name": "protobuf", "version>=": "3.21.12#1" }`. */
function pinOf(item: Tree): readonly DraftPin[] {
  const name = item.kind === "word" ? item : wordAt(item, "name");
  if (name === undefined) return [];
  const lowest = wordAt(item, "version>=")?.text;
  const written = lowest === undefined ? undefined : `>=${lowest}`;
  return draft("vcpkg", name.text, written, item.at, { lookUp: "lock" });
}

function overrideIn(item: Tree): readonly LockedPackage[] {
  const name = wordAt(item, "name")?.text ?? "";
  const version = versionKeys.map((key) => wordAt(item, key)).find((word) => word !== undefined);
  if (version === undefined || toolOf("vcpkg", name) === undefined) return [];
  const plain = version.text.replace(/#\d+$/, "");
  return [{ ecosystem: "vcpkg", package: name, version: plain, at: item.at }];
}

const versionKeys = ["version", "version-semver", "version-string", "version-date"] as const;

function fixedBy(at: Span): readonly LockedPackage[] {
  const instead = "the baseline of the registry decides";
  return [...packages.vcpkg.keys()].map((name) => {
    return { ecosystem: "vcpkg", package: name, version: "", instead, at };
  });
}
