import { defineCodegenRule } from "../src/check/codegen-rule.ts";
import type { Pin } from "../src/check/pin.ts";
import { tools } from "../src/check/tool.ts";

export const codegenPinned = defineCodegenRule({
  id: "CODEGEN_PINNED",
  subjects: ["pin"],
  isAboutChange: false,
  categories: ["CODEGEN"],
  severity: "warning",
  what: "What generates code is used in one version that is written down.",
  why: "Otherwise the same schema becomes other code on another machine or on another day: builds break without a change, and a small change rewrites files that nobody meant to touch.",
  instead:
    "Write the exact version where the tool is named, or check in the lock file that holds it.",
  example: {
    kind: "files",
    after: {
      "buf.gen.yaml":
        "version: v2\nplugins:\n  - remote: buf.build/bufbuild/es\n    out: src/gen\n",
    },
  },
  check({ after }) {
    return after.pins.filter(isTool).flatMap((pin) => {
      const message = faultOf(pin);
      return message === undefined ? [] : [{ subject: pin, message, after: pin.written ?? "" }];
    });
  },
});

/** What a library says of a runtime is a range on purpose. */
function isTool({ tool }: Pin): boolean {
  return tools[tool].role !== "runtime";
}

function faultOf({ state, package: name, written, remark, ecosystem }: Pin): string | undefined {
  const because = remark === undefined ? "" : `: ${remark}`;
  switch (state) {
    case "exact":
    case "locked":
    case "indirect":
      return undefined;
    case "floating": {
      const reason =
        remark ?? (lockable.has(ecosystem) ? "no lock file says which version" : "it moves");
      return `${name} is not pinned by "${written ?? ""}": ${reason}`;
    }
    case "partial":
      return `${name} is not pinned by "${written ?? ""}"${because}`;
    case "unpinned":
      return `no version of ${name} is written down${because}`;
    case "implicit":
      return `${name} is given no version${because}`;
    case "dead":
      return `nothing uses ${name}, which is ${written ?? ""}${because}`;
  }
}

const lockable: ReadonlySet<Pin["ecosystem"]> = new Set([
  ...([
    "npm",
    "pypi",
    "cargo",
    "nuget",
    "bsr",
    "gem",
    "composer",
    "pub",
    "swift",
    "conan",
  ] as const),
]);
