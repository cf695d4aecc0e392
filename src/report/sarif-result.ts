import type { Finding } from "../check/finding.ts";
import { sarifLocation } from "./sarif-location.ts";
import { sarifMessage } from "./sarif-message.ts";
import { visible } from "./visible.ts";

/** A finding as a result; `against` is what the user calls the old side. */
export function sarifResult(finding: Finding, ruleIndex: number, against: string | undefined) {
  const { rule, severity, message, suggestion, fingerprint } = finding;
  const ready = suggestion?.split("\n") ?? [];
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: sarifMessage(message, ...ready.map((line) => `add: ${line}`)),
    locations: locationsOf(finding),
    ...relatedLocations(finding, against),
    partialFingerprints: { "protoCompat/v1": fingerprint },
    properties: propertiesOf(finding),
  };
}

/** The same for a finding that the configuration ignores. */
export function suppressedResult(finding: Finding, ruleIndex: number, against: string | undefined) {
  const justification = "the configuration ignores it";
  return {
    ...sarifResult(finding, ruleIndex, against),
    suppressions: [{ kind: "external", status: "accepted", justification }],
  };
}

/** Code scanning drops a result without a place, so a deleted file is told at its old path. */
function locationsOf({ location, before, kind, subject }: Finding) {
  const place = location ?? before;
  if (place === undefined) return [];
  const logicalLocations = [{ fullyQualifiedName: visible(subject), kind }];
  return [{ ...sarifLocation(place), logicalLocations }];
}

/** Of a deleted file the old place is the location already. */
function relatedLocations(finding: Finding, against: string | undefined) {
  const { before, location } = finding;
  if (before === undefined || location === undefined) return {};
  const message = sarifMessage(oldPlace(finding, against));
  return { relatedLocations: [{ id: 1, ...sarifLocation(before), message }] };
}

function oldPlace({ past, lines }: Finding, against: string | undefined): string {
  const side = against === undefined ? "in the old side" : `in ${against}`;
  const when = past === undefined ? side : "when it was there last";
  return lines.before === undefined ? when : `${when}: ${excerptOf(lines.before)}`;
}

/** Lines can be megabytes long. */
function excerptOf(line: string): string {
  const text = line.trim();
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, "")}...`;
}

const longest = 160;

function propertiesOf({ categories, also, because, instead }: Finding) {
  return {
    categories,
    instead: visible(instead),
    ...(also.length === 0 ? {} : { also }),
    ...(because === undefined ? {} : { because }),
  };
}
