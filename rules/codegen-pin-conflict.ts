import { defineCodegenRule } from "../src/check/codegen-rule.ts";
import { isFixed, isIn } from "../src/check/governing.ts";
import { grouped } from "../src/check/grouped.ts";
import type { Pin } from "../src/check/pin.ts";
import { pinWords, placeWords, toolWords } from "../src/check/pin-words.ts";
import { allows, plainVersion } from "../src/check/same-version.ts";
import { tools } from "../src/check/tool.ts";

export const codegenPinConflict = defineCodegenRule({
  id: "CODEGEN_PIN_CONFLICT",
  subjects: ["pin"],
  isAboutChange: false,
  categories: ["CODEGEN"],
  severity: "error",
  what: "All places of one toolchain that pin a tool pin the same version, and the one that the configuration expects.",
  why: "Which version generates the code then depends on who runs it: CI, the Makefile and the container write other files from the same schema.",
  instead: "Write the same version in both places, or take it from one of them.",
  example: {
    kind: "files",
    after: {
      Makefile: "tools:\n\tgo install google.golang.org/protobuf/cmd/protoc-gen-go@v1.36.6\n",
      Dockerfile: "RUN go install google.golang.org/protobuf/cmd/protoc-gen-go@v1.31.0\n",
    },
  },
  check({ after, expected }) {
    const unexpected = expected.flatMap((expectation) =>
      after.pins
        .filter((pin) => pin.tool === expectation.tool && isFixed(pin) && pin.state !== "implicit")
        .filter(({ at }) => isIn(at.path, expectation.scope))
        .filter((pin) => !allows(expectation, pin.version ?? ""))
        .map((pin) => ({
          subject: pin,
          message: `${pinWords(pin)} is pinned here, but ${placeWords(expectation.at)} expects "${expectation.range}"`,
          before: expectation.range,
          after: pin.version ?? "",
        })),
    );
    return [...unexpected, ...groupsOf(after.pins).flatMap(conflictsIn)];
  },
});

/** Pins of one tool in one toolchain; what several generators of protoc's own are is kept apart. */
function groupsOf(pins: readonly Pin[]): readonly (readonly Pin[])[] {
  const fixed = pins.filter((pin) => isFixed(pin) && pin.state !== "implicit" && !isApart(pin));
  const groups = grouped(fixed, ({ tool, ecosystem, scope, package: name }) => {
    const isOneOfMany = ecosystem === "bsr" || tool === "other-plugin";
    return JSON.stringify([tool, scope, isOneOfMany ? name : ""]);
  });
  return [...groups.values()];
}

/** Each buf.yaml has modules of its own. */
function isApart({ tool, ecosystem }: Pin): boolean {
  return tool === "buf-module" || apart.has(ecosystem);
}

/** An image, and a package of the system, are known by versions of their own. */
const apart: ReadonlySet<Pin["ecosystem"]> = new Set(["image", "system"]);

/** Those that differ from what most of them say, or from the first. */
function conflictsIn(pins: readonly Pin[]) {
  const versionOf = (pin: Pin) => plainVersion(pin.tool, pin.version ?? "");
  const counts = new Map<string, number>();
  for (const pin of pins) counts.set(versionOf(pin), (counts.get(versionOf(pin)) ?? 0) + 1);
  const [usual] = [...counts].toSorted((one, other) => other[1] - one[1])[0] ?? [];
  const reference = pins.find((pin) => versionOf(pin) === usual);
  if (reference === undefined) return [];
  const isTool = tools[reference.tool].role !== "runtime";
  return pins
    .filter((pin) => versionOf(pin) !== usual && (isTool || pin.ecosystem === reference.ecosystem))
    .map((pin) => ({
      subject: pin,
      message: `${toolWords(pin)} is ${pin.version ?? ""} here, but ${reference.version ?? ""} in ${placeWords(reference.at)}`,
      before: reference.version ?? "",
      after: pin.version ?? "",
      severity: isTool && !areTemplates(pin, reference) ? ("error" as const) : ("warning" as const),
    }));
}

/** Several templates of buf in one folder may be for different things. */
function areTemplates(one: Pin, other: Pin): boolean {
  const isTemplate = ({ at }: Pin) => /buf\.gen[^/]*$/.test(at.path);
  return isTemplate(one) && isTemplate(other) && one.at.path !== other.at.path;
}
