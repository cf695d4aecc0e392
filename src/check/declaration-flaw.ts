import { fileOf } from "../schema/enclosing.ts";
import { fieldLabel } from "../schema/field-label.ts";
import type { Declaration, Flaw, RuleContext } from "./rule.ts";

/**
 * The flaw of what its file no longer declares. Another file may declare it now: then files that
 * import the old one no longer compile, but its full name is still there for bytes and for calls.
 */
export function declarationFlaw(before: Declaration, context: RuleContext): Flaw {
  const was = fileOf(before).proto.name;
  const is = context.pathAfter(before);
  const label =
    before.kind === "extension" ? fieldLabel(before) : `${before.kind} ${before.typeName}`;
  if (is === undefined) return { message: `${label} was deleted from "${was}"`, before: was };
  return {
    message: `${label} moved from "${was}" to "${is}"`,
    before: was,
    after: is,
    severity: "warning",
  };
}
