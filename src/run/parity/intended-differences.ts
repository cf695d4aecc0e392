import type { PlacedPeerFinding } from "./ask-peer.ts";
import type { Found, IntendedDifference } from "./intended-difference.ts";
import { concernsMapOf, entryName } from "./map-entry-words.ts";
import { quotedIn } from "./words.ts";

/** All of them, reviewed. The first that matches a finding explains it. */
export const intendedDifferences: readonly IntendedDifference[] = [
  {
    id: "place of a deletion",
    side: "both",
    knownBy: "words",
    reason:
      "The peer points at the whole declaration that survives; we point at the line where the deleted lines were, so that the finding stands in the change.",
    proof: "field-no-delete",
    matches: ({ rule, message }) =>
      /_NO_DELETE(_|$)/.test(rule) ||
      (rule === "MESSAGE_SAME_REQUIRED_FIELDS" &&
        / had required field "\d+" deleted/.test(message)),
  },
  {
    id: "place of an option that is gone",
    side: "both",
    knownBy: "words",
    reason: "The peer points at the start of the file; we point at the line where the option was.",
    proof: "file-same-go-package",
    matches: ({ rule, line }) =>
      /^(FILE_SAME|RPC_SAME_IDEMPOTENCY)_/.test(rule) && line === undefined,
  },
  {
    id: "place of Java's UTF-8 check",
    side: "both",
    knownBy: "words or line",
    reason:
      "The peer points at the option of the file, once for each of its strings; we point at the string.",
    proof: "field-same-java-utf8-validation",
    matches: ({ rule }) => rule === "FIELD_SAME_JAVA_UTF8_VALIDATION",
  },
  {
    id: "a type of the same shape",
    side: "peer",
    reason:
      "A renamed message or enum that keeps its fields or values is read from the same bytes and the same JSON. That the type has another name is still FIELD_SAME_TYPE.",
    proof: "field-wire-compatible-type.message-renamed",
    matches: (finding, found) =>
      isCompatibleTypeRule(finding) &&
      /changed type from "[\w.]+" to "[\w.]+"\.$/.test(finding.message) &&
      hasSameTypeFinding(finding, found),
  },
  {
    id: "a type that is written alike",
    side: "peer",
    reason:
      "A message and bytes, an enum and an integer of varints have the same encoding: protobuf.dev documents both changes as compatible.",
    proof: "field-wire-compatible-type.enum",
    matches: (finding, found) =>
      finding.rule === "FIELD_WIRE_COMPATIBLE_TYPE" &&
      /from ("message" to "bytes"|"enum" to "u?int(32|64)"|"u?int(32|64)" to "enum")\./.test(
        finding.message,
      ) &&
      hasSameTypeFinding(finding, found),
  },
  {
    id: "the entry of a renamed map field",
    side: "peer",
    reason:
      "The name of a map's entry message follows that of the field; nobody wrote it, and bytes and JSON of the map are the same. The field's own name is FIELD_SAME_NAME.",
    proof: "field-same-name.map",
    matches: (finding, found) =>
      (isCompatibleTypeRule(finding) || finding.rule === "FIELD_SAME_TYPE") &&
      isRenamedEntry(finding.message) &&
      found.ours.some(
        ({ rule, location, message }) =>
          rule === "FIELD_SAME_NAME" &&
          location?.path === finding.path &&
          message.includes(`"${quotedIn(finding.message)[1]}"`),
      ),
  },
  {
    id: "the entry of a map that is gone",
    side: "peer",
    reason:
      "A map's entry message was written by nobody; that the field is gone, has another name or another type is told of the field.",
    proof: "field-no-delete.map",
    matches: (finding, found) => {
      const [entry = ""] = quotedIn(finding.message);
      return (
        /^(PACKAGE_)?MESSAGE_NO_DELETE$/.test(finding.rule) &&
        entry.endsWith("Entry") &&
        found.ours.some((ours) => concernsMapOf(entry, ours))
      );
    },
  },
  {
    id: "key and value of a map",
    side: "peer",
    reason:
      "What changes in a map's entry message is a change of the map field: one finding, at the field.",
    proof: "field-same-utf8-validation",
    matches: (finding, found) =>
      / "[12]" with name "(key|value)" on message "\w+Entry"/.test(finding.message) &&
      found.ours.some(
        ({ rule, location }) =>
          (rule === finding.rule ||
            (isCompatibleTypeRule(finding) && rule === "FIELD_SAME_TYPE")) &&
          location?.path === finding.path &&
          location?.start.line === finding.line,
      ),
  },
  {
    id: "JSON of a map's entry",
    side: "peer",
    reason:
      "A map's entry message is no object in JSON, so that it has no names that could collide; that its file allows other JSON is told of the messages that were written.",
    proof: "message-same-json-format.file",
    matches: ({ rule, message, path }, found) =>
      rule === "MESSAGE_SAME_JSON_FORMAT" &&
      /^Message "\w+Entry"/.test(message) &&
      found.ours.some((ours) => ours.rule === rule && ours.location?.path === path),
  },
  {
    id: "a map and a list of entries",
    side: "ours",
    reason:
      "Where a map became a list of a written entry message, or the other way round, we name the field and both types; the peer takes the two entries for one message and names its fields.",
    proof: "field-wire-compatible-type.map-to-repeated",
    matches: ({ rule, message }) =>
      (isCompatibleTypeRule({ rule }) || rule === "FIELD_SAME_TYPE") &&
      / from (map<.*> to [\w.]+|[\w.]+ to map<.*>)$/.test(message),
  },
  {
    id: "key and value of a list of entries",
    side: "peer",
    reason:
      "The other half of the above: the fields of a written entry message are compared with those of a map's entry of the same name.",
    proof: "field-wire-compatible-type.map-to-repeated",
    matches: ({ rule, message, path }, found) =>
      (isCompatibleTypeRule({ rule }) || rule === "FIELD_SAME_TYPE") &&
      / "[12]" with name "(key|value)" on message "\w+Entry"/.test(message) &&
      found.ours.some(
        (ours) =>
          ours.rule === rule &&
          ours.location?.path === path &&
          new RegExp(`map<.*\\.${quotedIn(message)[2]}\\b`).test(ours.message),
      ),
  },
  {
    id: "an entry message that became a map",
    side: "ours",
    reason:
      "A message that somebody wrote is gone where a map's entry takes its name: no code can use it any more.",
    proof: "field-wire-compatible-cardinality",
    matches: ({ rule, subject }, found) =>
      /^(PACKAGE_)?MESSAGE_NO_DELETE$/.test(rule) &&
      subject.endsWith("Entry") &&
      found.ours.some(
        (ours) =>
          ours.rule === "FIELD_SAME_CARDINALITY" &&
          / to map$/.test(ours.message) &&
          concernsMapOf(subject, ours),
      ),
  },
  {
    id: "required by an edition",
    side: "ours",
    reason:
      "A field that is required by features.field_presence = LEGACY_REQUIRED is as required as one of proto2; the peer looks at the label only.",
    proof: "message-same-required-fields.edition",
    matches: ({ rule, lines }) =>
      rule === "MESSAGE_SAME_REQUIRED_FIELDS" &&
      /\bLEGACY_REQUIRED\b/.test(`${lines.before} ${lines.after}`),
  },
  {
    id: "still required by an edition",
    side: "peer",
    reason:
      "The other half of the above: moving a file from proto2 to an edition, with the feature, requires the same as before.",
    proof: "message-same-required-fields.proto2-to-edition",
    matches: ({ rule, message, path }, found) =>
      rule === "MESSAGE_SAME_REQUIRED_FIELDS" &&
      / had required field "\d+" deleted/.test(message) &&
      found.ours.some(
        (ours) =>
          ours.rule === "FILE_SAME_SYNTAX" &&
          ours.location?.path === path &&
          / to edition /.test(ours.message),
      ),
  },
  {
    id: "one number of an enum",
    side: "peer",
    reason:
      "The peer repeats a change of names for every name that the number has now; we tell it once.",
    proof: "enum-value-same-name.alias",
    matches: (finding, found) =>
      finding.rule === "ENUM_VALUE_SAME_NAME" &&
      found.theirs.some(
        (other) =>
          other.message === finding.message &&
          other.path === finding.path &&
          other.line !== finding.line,
      ),
  },
  {
    id: "the last one of a package",
    side: "ours",
    reason:
      "Where a package has none left of a kind, the peer forgets all that it had of that kind.",
    proof: "package-enum-no-delete.last",
    matches: ({ rule, message }, found) =>
      /^PACKAGE_(ENUM|EXTENSION|MESSAGE)_NO_DELETE$/.test(rule) &&
      isForgotten(rule, message, found),
  },
  {
    id: "the name of what nobody knows",
    side: "peer",
    reason:
      "A name that was written without its package may be that of any package, until somebody defines it.",
    proof: "rpc-same-response-type.assumed",
    matches: ({ rule, message, withStubs }) => {
      const [was = "", is = ""] = quotedIn(message).slice(-2);
      return (
        withStubs &&
        /_TYPE$/.test(rule) &&
        (was.endsWith(`.${is}`) || is.endsWith(`.${was}`)) &&
        message.endsWith(` from "${was}" to "${is}".`)
      );
    },
  },
  {
    id: "presence of what nobody knows",
    side: "peer",
    reason:
      "Whether a field of a type that is nowhere has presence depends on what the type is; the peer sees a message in its place.",
    proof: "field-same-type.assumed",
    matches: ({ rule, message, withStubs }) =>
      withStubs &&
      /_CARDINALITY$/.test(rule) &&
      /"optional with (explicit|implicit) presence" to "optional with (explicit|implicit) presence"/.test(
        message,
      ),
  },
];

function isCompatibleTypeRule({ rule }: { readonly rule: string }): boolean {
  return rule === "FIELD_WIRE_COMPATIBLE_TYPE" || rule === "FIELD_WIRE_JSON_COMPATIBLE_TYPE";
}

/** Whether we tell of the same field that its type is another one. */
function hasSameTypeFinding({ path, line }: PlacedPeerFinding, { ours }: Found): boolean {
  return ours.some(
    ({ rule, location }) =>
      rule === "FIELD_SAME_TYPE" && location?.path === path && location?.start.line === line,
  );
}

/** Whether the peer tells nothing by this rule of the package that our message is about. */
function isForgotten(rule: string, message: string, { theirs }: Found): boolean {
  const told = / from (?:package "([^"]*)"|the files without a package)$/.exec(message);
  return (
    told !== null &&
    theirs.every(
      (finding) =>
        finding.rule !== rule || !finding.message.includes(` from package "${told[1] ?? ""}".`),
    )
  );
}

/** Whether a field changed its type to the entry message that its present name makes. */
function isRenamedEntry(message: string): boolean {
  const [, field = "", , was = "", is = ""] = quotedIn(message);
  return was.endsWith("Entry") && is.endsWith(`.${entryName(field)}`);
}
