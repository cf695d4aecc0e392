import type { Finding } from "../../check/finding.ts";
import { quotedIn, speaksOf } from "./words.ts";

/**
 * Whether a finding of ours speaks of the map field that an entry message belongs to, or of the
 * message around it as deleted. `entry` is the nested name, such as `User.LabelsEntry`.
 */
export function concernsMapOf(entry: string, { message, rule }: Finding): boolean {
  const dot = entry.lastIndexOf(".");
  const owner = entry.slice(0, Math.max(0, dot));
  if (owner === "" || !speaksOf(message, owner)) return false;
  if (rule === "MESSAGE_NO_DELETE" || rule === "PACKAGE_MESSAGE_NO_DELETE") return true;
  return quotedIn(message).some((word) => entryName(word) === entry.slice(dot + 1));
}

/** The name of the entry message of a map field: descriptor.cc of protoc, "MapEntryName". */
export function entryName(field: string): string {
  const words = field.split("_").filter((word) => word !== "");
  return `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}Entry`;
}
