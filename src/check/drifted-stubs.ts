import type { CodegenFacts } from "./codegen-facts.ts";
import type { CodegenFlaw } from "./codegen-rule.ts";
import type { DriftedStub } from "./stub.ts";
import { stubWords } from "./stub-words.ts";

/**
 * A flaw for each generated file that carries a copy of its schema that has drifted in this way. It
 * stands where the schema differs. Where another schema may be meant, it is only a warning.
 */
export function driftedStubs(
  { stubs }: CodegenFacts,
  kind: DriftedStub["kind"],
): readonly CodegenFlaw[] {
  return stubs.flatMap(({ file, state }): CodegenFlaw[] => {
    if (state.kind !== kind) return [];
    const { differences, rivals } = state;
    const doubt = rivals.length === 0 ? {} : ({ severity: "warning", instead: inDoubt } as const);
    const names = differences.map(({ part, name, aspect }) => `${part} ${name} ${aspect ?? ""}`);
    return [
      {
        subject: file,
        at: differences[0]?.at,
        about: file.path,
        message: `${stubWords(differences, file.path)}${rivalWords(rivals)}`,
        after: names.join(", "),
        ...doubt,
      },
    ];
  });
}

const inDoubt = "Generate the code again; if it is made of a schema that is not here, exclude it.";

function rivalWords(rivals: readonly string[]): string {
  if (rivals.length === 0) return "";
  const shown = rivals.slice(0, mostShown);
  const more = rivals.length > mostShown ? ` and ${rivals.length - mostShown} more` : "";
  return ` (which does not fit ${shown.join(", ")}${more} any better)`;
}

const mostShown = 3;
