import type { FailOn } from "../check/outcome.ts";
import { isBelow } from "../policy/path-filter.ts";
import type { Note } from "../text/problem.ts";
import type { Span } from "../text/span.ts";
import type { Declaration, OwnDeclaration } from "./declaration.ts";
import type { Word } from "./yaml/fields.ts";

/** What a configuration says of a run as a whole. */
export interface Settings {
  readonly against: Word | undefined;
  readonly failOn: { readonly value: FailOn; readonly at: Span } | undefined;
  /** Whether `check` looks at generated code, too. */
  readonly codegen: boolean;
}

/** Those of the nearest proto-compat.yaml in this folder or above it. */
export function settingsFor(folder: string, declarations: readonly Declaration[]): Settings {
  const around = declarations
    .filter((each) => each.kind === "own")
    .filter((each) => isBelow(folder, each.folder));
  const nearest = around.toSorted((one, other) => other.folder.length - one.folder.length)[0];
  return {
    against: nearest?.against,
    failOn: nearest?.failOn,
    codegen: nearest?.codegen?.check?.value === true,
  };
}

/** A note for each file that says something of the run but does not stand above this folder. */
export function unusedSettings(
  folder: string,
  declarations: readonly Declaration[],
): readonly Note[] {
  const { against, failOn } = settingsFor(folder, declarations);
  const isUsed = (each: OwnDeclaration) => each.against === against && each.failOn === failOn;
  return declarations
    .filter((each) => each.kind === "own")
    .filter((each) => !isUsed(each))
    .flatMap((each) => [each.against, each.failOn])
    .flatMap((setting): readonly Note[] => {
      if (setting === undefined) return [];
      const { path, start } = setting.at;
      const message = "not used: it is not in the nearest file above the working directory";
      return [{ kind: "configuration", message, path, start }];
    });
}
