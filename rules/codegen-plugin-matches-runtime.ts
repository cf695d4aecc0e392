import type { CodegenSide } from "../src/check/codegen-facts.ts";
import { defineCodegenRule } from "../src/check/codegen-rule.ts";
import { governing, isFixed } from "../src/check/governing.ts";
import type { Pin } from "../src/check/pin.ts";
import { pinWords, placeWords } from "../src/check/pin-words.ts";
import { runtimeVersion } from "../src/check/protobuf-releases.ts";
import { demanded, type Relation } from "../src/check/relation.ts";
import { relations } from "../src/check/relations.ts";
import type { Severity } from "../src/check/rule.ts";
import { plainVersion } from "../src/check/same-version.ts";
import { compareVersions, compatibleLine, liesBetween } from "../src/check/version.ts";

export const codegenPluginMatchesRuntime = defineCodegenRule({
  id: "CODEGEN_PLUGIN_MATCHES_RUNTIME",
  subjects: ["pin"],
  isAboutChange: false,
  categories: ["CODEGEN"],
  severity: "error",
  what: "A plugin and the runtime that its code is used with are pinned in versions that fit together.",
  why: "What the plugin writes does not compile with another runtime, refuses to load with it, or calls what it does not have.",
  instead: "Pin the two in versions that belong together.",
  example: {
    kind: "files",
    after: {
      "package.json":
        '{\n  "dependencies": { "@bufbuild/protobuf": "1.10.0" },\n  "devDependencies": { "@bufbuild/protoc-gen-es": "2.2.5" }\n}\n',
    },
  },
  check({ after }) {
    return relations.flatMap((relation) =>
      after.pins
        .filter((pin) => pin.tool === relation.tool && !outside.has(pin.ecosystem))
        .flatMap((pin) => misfits(relation, pin, after)),
    );
  },
});

/** An image has versions of its own, and one of the system is a distribution's. */
const outside: ReadonlySet<Pin["ecosystem"]> = new Set(["image", "system"]);

function misfits(relation: Relation, pin: Pin, { pins, generated }: CodegenSide) {
  const version = versionFor(relation, pin, generated);
  if (version === undefined) return [];
  const bounds = demanded(relation, version);
  if (bounds === undefined) return [];
  const found = governing(pins, relation.other, pin.at.path);
  if (!found.isSure) return [];
  return found.pins.flatMap((other) => {
    if (fits(relation, bounds, pin, other)) return [];
    return [
      {
        subject: pin,
        message: `${toolOrPinWords(pin)} does not fit ${pinWords(other)} in ${placeWords(other.at)}: ${relation.harm}`,
        before: other.version ?? other.written ?? "",
        after: pin.version ?? pin.written ?? "",
        severity: severityOf(relation, version, other),
      },
    ];
  });
}

/** Where protoc is pinned, mostly a variable or a repository is named. */
function toolOrPinWords(pin: Pin): string {
  return pin.tool === "protoc" && pin.ecosystem !== "maven"
    ? `protoc ${pin.version ?? ""}`
    : pinWords(pin);
}

/** That of protoc as the runtime counts, where it is known to generate for the runtime's language. */
function versionFor(
  { tool, other }: Relation,
  pin: Pin,
  generated: CodegenSide["generated"],
): string | undefined {
  if (tool !== "protoc") return pin.version ?? pin.from;
  if (other === "protobuf-java") {
    return pin.ecosystem === "maven" ? (pin.version ?? pin.from) : undefined;
  }
  const language = other.replace(/^protobuf-/, "");
  if (pin.version === undefined || !generated.some((file) => file.language === language)) {
    return undefined;
  }
  if (pin.ecosystem === "bsr" && !pin.package.endsWith(`/${language}`)) return undefined;
  return runtimeVersion(other, plainVersion("protoc", pin.version));
}

/** Of one line, only older: not supported, and mostly works. */
function severityOf({ demand, severity }: Relation, version: string, other: Pin): Severity {
  const isOneLine =
    other.version !== undefined && compatibleLine(version) === compatibleLine(other.version);
  return demand.kind === "line-not-older" && isOneLine ? "warning" : severity;
}

type Bounds = { readonly from: string | undefined; readonly below: string | undefined };

/** Ranges are held to the line alone: which version of it they come to is not known. */
function fits({ demand }: Relation, bounds: Bounds, pin: Pin, other: Pin): boolean {
  if (isFixed(pin) && isFixed(other)) {
    if (demand.kind === "same") return compareVersions(pin.version, other.version) === 0;
    return liesBetween(other.version, bounds);
  }
  if (demand.kind === "not-older" || demand.kind === "same") return true;
  const lowest = other.version ?? other.from;
  const isAbove =
    bounds.below !== undefined &&
    lowest !== undefined &&
    compareVersions(lowest, bounds.below) >= 0;
  const end = other.version ?? other.below;
  const line =
    demand.kind === "line-not-older" ? `${bounds.from?.split(".")[0] ?? ""}` : bounds.from;
  const isUnder = end !== undefined && line !== undefined && compareVersions(end, line) <= 0;
  return !isAbove && !(isUnder && (other.version === undefined || compareVersions(end, line) < 0));
}
