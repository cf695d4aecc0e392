import { fieldLabel } from "../schema/field-label.ts";
import type { Declaration, Flaw, RuleContext } from "./rule.ts";

/** The flaw of what its package no longer declares; undefined where the whole package is gone. */
export function packageFlaw(before: Declaration, context: RuleContext): Flaw | undefined {
  if (!context.keepsPackage(before)) return undefined;
  const { package: name } = before.file.proto;
  const label =
    before.kind === "extension" ? fieldLabel(before) : `${before.kind} ${before.typeName}`;
  const place = name === "" ? "the files without a package" : `package "${name}"`;
  return { message: `${label} was deleted from ${place}`, before: name };
}
