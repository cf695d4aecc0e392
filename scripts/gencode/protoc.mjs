import { edition, newest, presence, proto3, rich, tiny, watch } from "./step.mjs";

/** Releases on both sides of each change in what the built-in generators write. */
const releases = [
  ...["3.11.4", "3.12.4", "3.13.0", "3.14.0", "3.18.3", "3.19.6", "3.20.3", "3.21.12", "3.22.5"],
  ...["3.23.4", "3.24.4", "3.25.8", "4.26.1", "4.27.5", "4.30.2", "4.31.1", newest],
];

/**
 * The languages of protoc: from which release its header or body changes, what is kept of the rich
 * schema, and for which releases; of all releases the files of the tiny one are kept.
 *
 * @type {readonly Language[]}
 * @typedef {object} Language
 * @property {string} name as in --name_out
 * @property {readonly string[]} of releases
 * @property {readonly string[]} rich releases that write the rich schema
 * @property {readonly string[]} files the rich schema without presence and editions
 * @property {readonly string[]} keep
 * @property {string} [flag] what stands before the folder in --name_out
 * @property {boolean} [editions]
 */
const languages = [
  {
    name: "python",
    of: releases.filter((release) => release !== "3.14.0"),
    rich: ["3.11.4", "3.12.4", "3.18.3", "3.19.6", "3.20.3", "3.25.8", newest],
    files: rich,
    keep: ["_pb2.py"],
    editions: true,
  },
  { name: "pyi", of: ["3.20.3", newest], rich: [], files: [], keep: [".pyi"] },
  {
    name: "java",
    of: ["3.11.4", "3.21.12", "3.24.4", "3.25.8", "4.26.1", "4.27.5", newest],
    rich: ["3.11.4", "3.25.8", newest],
    files: rich,
    keep: [
      "OptionsProto.java",
      "ShopProto.java",
      "LegacyProto.java",
      "PresenceProto.java",
      "EditionProto.java",
      "v1/Empty.java",
      "TinyOuterClass.java",
    ],
    editions: true,
  },
  {
    name: "kotlin",
    of: ["3.21.12", "4.26.1", "4.27.5", newest],
    rich: [],
    files: [],
    keep: ["TinyKt.kt"],
  },
  {
    name: "cpp",
    of: ["3.11.4", "3.21.12", "3.24.4", "3.25.8", "4.26.1", "4.27.5", newest],
    rich: ["3.11.4", newest],
    files: rich,
    keep: ["shop.pb.cc", "legacy.pb.cc", "presence.pb.cc", "edition.pb.cc", "tiny.pb.h"],
    editions: true,
  },
  {
    name: "csharp",
    of: ["3.11.4", "3.20.3", "3.21.12", newest],
    rich: ["3.11.4", newest],
    files: rich,
    keep: [".cs"],
    editions: true,
  },
  {
    name: "objc",
    of: ["3.20.3", "3.21.12", "3.22.5", "4.26.1", "4.27.5", "4.30.2", "4.31.1", newest],
    rich: [],
    files: [],
    keep: [".m", ".h"],
  },
  {
    name: "ruby",
    of: ["3.11.4", "3.22.5", "3.23.4", "3.25.8", "4.26.1", newest],
    rich: ["3.22.5", "3.23.4", newest],
    files: proto3,
    keep: ["_pb.rb"],
    editions: true,
  },
  {
    name: "php",
    of: ["3.11.4", "3.13.0", "3.14.0", "3.25.8", "4.26.1", "4.27.5", newest],
    rich: ["3.13.0", "3.14.0", "3.25.8", "4.26.1", newest],
    files: proto3,
    keep: ["/Meta/Options.php", "/Meta/Shop.php", "/Shop/V1/PBEmpty.php", "Tiny.php"],
  },
  {
    name: "js",
    of: ["3.13.0", "3.20.3"],
    rich: [],
    files: [],
    keep: ["_pb.js"],
    flag: "import_style=commonjs,binary:",
  },
  {
    name: "rust",
    of: ["4.31.1", newest],
    rich: [],
    files: [],
    keep: [".rs"],
    flag: "experimental-codegen=enabled,kernel=cpp:",
  },
];

/** @type {readonly import("./step.mjs").Step[]} */
export const protocSteps = [
  {
    name: "descriptors",
    write: ({ protoc, out }) => {
      const files = [...rich, presence, edition, tiny, watch];
      protoc(newest, ["--include_imports", `--descriptor_set_out=${out}/all.binpb`], files);
    },
  },
  ...languages.flatMap(stepsOf),
];

/**
 * @param {Language} language
 * @returns {readonly import("./step.mjs").Step[]}
 */
function stepsOf(language) {
  return language.of.map((version) => ({
    name: `protoc-${language.name}-${version}`,
    write: ({ protoc, out, keep }) => {
      protoc(
        version,
        [`--${language.name}_out=${language.flag ?? ""}${out}`],
        filesOf(language, version),
      );
      keep(...language.keep);
    },
  }));
}

/**
 * @param {Language} language
 * @param {string} version
 */
function filesOf(language, version) {
  if (!language.rich.includes(version)) return [tiny];
  const knowsPresence = releases.indexOf(version) > releases.indexOf("3.14.0");
  const knowsEditions = releases.indexOf(version) >= releases.indexOf("4.27.5");
  return [
    tiny,
    ...language.files,
    ...(knowsPresence ? [presence] : []),
    ...(knowsEditions && language.editions === true ? [edition] : []),
  ];
}
