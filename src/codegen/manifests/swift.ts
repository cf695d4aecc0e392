import { readJson } from "../../text/tree/read-json.ts";
import type { Tree } from "../../text/tree/tree.ts";
import { type Call, callsIn } from "../code/calls-in.ts";
import { type SpanOf, spansIn } from "../code/spans-in.ts";
import { argumentText, textOf } from "../code/text-of.ts";
import { swift } from "../code/tokens-in.ts";
import { draft } from "../draft.ts";
import type { ManifestReader } from "../manifest-reader.ts";
import { toolOf } from "../packages.ts";
import { baseName } from "../path-parts.ts";
import { type DraftPin, type LockedPackage, nothingRead } from "../reading.ts";
import { itemsAt, wordAt } from "./tree-parts.ts";

/** docs.swift.org, "PackageDescription": `.package(url:, from:)` and its other forms. */
export const packageSwift: ManifestReader = {
  files: "`Package.swift`, `Package@swift-*.swift`",
  finds: "`.package` with its requirement; a range counts as locked by `Package.resolved`",
  ecosystem: "swift",
  makesScope: true,
  matches: (path) => /^Package(@swift-[\d.]+)?\.swift$/.test(baseName(path)),
  read(file) {
    const { calls } = callsIn(file, swift);
    const spanOf = spansIn(file);
    const pins = calls.flatMap((call, index) => {
      if (!/^(Package\.Dependency)?\.package$/.test(call.name)) return [];
      return pinOf(call, calls[index - 1], spanOf);
    });
    return { ...nothingRead, pins };
  },
};

/**
 * The versions 1, 2 and 3 of the file. That of a project of Xcode has no manifest but the project
 * itself: it stands for what it locks.
 */
export const packageResolved: ManifestReader = {
  files: "`Package.resolved`",
  finds: "the versions that requirements come to; in a project of Xcode they count themselves",
  ecosystem: "swift",
  makesScope: false,
  matches: (path) => baseName(path) === "Package.resolved",
  read({ path, text }) {
    const tree = readJson(path, text);
    const items = [...itemsAt(tree, "pins"), ...itemsAt(tree, "object", "pins")];
    const locked = items.flatMap(lockedIn);
    if (!path.includes("xcshareddata/")) return { ...nothingRead, locked };
    const pins = locked.flatMap(({ package: name, version, instead, at }) =>
      draft("swift", name, version === "" ? undefined : version, at, {
        state: version === "" ? "indirect" : "locked",
        version: version === "" ? undefined : version,
        remark: instead,
      }),
    );
    return { ...nothingRead, pins };
  },
};

/** A call within this one ends before it, and so stands there before it. */
function pinOf(call: Call, last: Call | undefined, spanOf: SpanOf): readonly DraftPin[] {
  const address = argumentText(call, "url") ?? argumentText(call, "id");
  if (address === undefined) return [];
  const inner = last !== undefined && last.start > call.start ? requirementIn(last) : undefined;
  const options = { lookUp: "lock" } as const;
  return draft("swift", packageAt(address), requirementOf(call) ?? inner, spanOf(call), options);
}

/** `from: "1.2.3"`, `exact:`, `branch:`, `revision:`, `"1.2.3"..<"2.0.0"`. */
function requirementOf(call: Call): string | undefined {
  const keyed = call.arguments.find(({ key }) => key !== undefined && keys.has(key));
  if (keyed !== undefined) return `${keyed.key}: ${textOf(keyed.tokens)}`;
  for (const { key, tokens } of call.arguments) {
    const [from, end] = tokens.filter(({ kind }) => kind === "text");
    if (key !== undefined || from === undefined || end === undefined) continue;
    const dots = tokens.some(({ kind, text }) => kind === "mark" && text === "<") ? "..<" : "...";
    return `${from.text}${dots}${end.text}`;
  }
  return undefined;
}

const keys: ReadonlySet<string> = new Set(["from", "exact", "branch", "revision"]);

/** `.upToNextMinor(from: "1.2.3")`, `.exact("1.2.3")`. */
function requirementIn({ name, arguments: all }: Call): string | undefined {
  const kind = name.slice(name.lastIndexOf(".") + 1);
  const value = textOf(all[0]?.tokens ?? []);
  return value === undefined ? undefined : `${kind}: ${value}`;
}

/** "apple/swift-protobuf" of any address that ends so. */
function packageAt(address: string): string {
  const parts = address
    .replace(/\/$/, "")
    .replace(/\.git$/, "")
    .split(/[/:]/);
  return parts.slice(-2).join("/").toLowerCase();
}

function lockedIn(item: Tree): readonly LockedPackage[] {
  const address = wordAt(item, "location") ?? wordAt(item, "repositoryURL");
  const identity = wordAt(item, "identity");
  const isRegistry = wordAt(item, "kind")?.text === "registry";
  const name = isRegistry ? identity?.text.toLowerCase() : packageAt(address?.text ?? "");
  if (name === undefined || toolOf("swift", name) === undefined) return [];
  const version = wordAt(item, "state", "version");
  const at = version?.at ?? address?.at ?? item.at;
  const instead = version === undefined ? "the lock file has a commit" : undefined;
  return [{ ecosystem: "swift", package: name, version: version?.text ?? "", instead, at }];
}
