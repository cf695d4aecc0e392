import type { Pin } from "./pin.ts";
import { protocVersion } from "./protoc-version.ts";
import type { ToolId } from "./tool.ts";
import { compareVersions, liesBetween } from "./version.ts";

/** A version of a tool in the numbers in which all places are compared: those of protoc are its own. */
export function plainVersion(tool: ToolId, version: string): string {
  return (tool === "protoc" ? protocVersion(version) : undefined) ?? version.replace(/^v/, "");
}

export function isSameVersion(tool: ToolId, one: string, other: string): boolean {
  return compareVersions(plainVersion(tool, one), plainVersion(tool, other)) === 0;
}

/** Whether a pin allows this version of its tool; one that leaves it open allows every version. */
export function allows(
  pin: Pick<Pin, "tool" | "version" | "from" | "below">,
  version: string,
): boolean {
  const plain = plainVersion(pin.tool, version);
  if (pin.version !== undefined) return isSameVersion(pin.tool, pin.version, version);
  if (pin.from === undefined && pin.below === undefined) return true;
  const bound = (text: string | undefined) =>
    text === undefined ? undefined : plainBound(pin.tool, text);
  return liesBetween(plain, { from: bound(pin.from), below: bound(pin.below) });
}

/** The bounds of a prefix such as "27" stay what they are. */
function plainBound(tool: ToolId, text: string): string {
  const minor = tool === "protoc" ? /^[3-9]\.(\d+)$/.exec(text)?.[1] : undefined;
  if (minor !== undefined && Number(minor) > 20) return minor;
  return text.includes(".") ? plainVersion(tool, text) : text;
}
