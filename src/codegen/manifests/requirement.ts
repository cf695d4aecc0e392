import type { Span } from "../../text/span.ts";
import { draft } from "../draft.ts";
import type { DraftPin } from "../reading.ts";

/** A requirement of PEP 508: `NAME[EXTRA] SPECIFIERS ; MARKER`; also `NAME@VERSION` as uv writes it. */
export function requirementPin(text: string, at: Span): readonly DraftPin[] {
  const [, name = "", extras = "", rest = ""] =
    /^([A-Za-z0-9][\w.-]*)\s*(\[[^\]]*\])?\s*([^;]*)/.exec(text) ?? [];
  const specifiers = rest.replace(/^\(|\)\s*$/g, "").trim();
  const written = specifiers.startsWith("@") ? undefined : specifiers.replace(/\s+/g, "");
  const isElsewhere = specifiers.startsWith("@") && /[:/]/.test(specifiers);
  const options = {
    variables: "shell",
    lookUp: "lock",
    ...(isElsewhere ? { state: "indirect" as const, remark: "not from the registry" } : {}),
  } as const;
  const pins = draft("pypi", name, written === "" ? undefined : written, at, options);
  const isPlugin = /\bcompiler\b/.test(extras) && name.toLowerCase() === "betterproto";
  return isPlugin ? pins.flatMap((pin) => [pin, { ...pin, tool: "betterproto" as const }]) : pins;
}
