import type { Finding } from "../../src/check/finding.ts";
import type { Outcome } from "../../src/check/outcome.ts";
import type { Style } from "../../src/report/style.ts";
import type { PastLife } from "../../src/schema/past.ts";
import {
  checked,
  deletion,
  failed,
  finding,
  note,
  problem,
  span,
  within,
} from "../support/outcome.ts";

/** What each folder of fixtures/report shows. */
export interface ReportCase {
  readonly outcome: Outcome;
  readonly style?: Partial<Style>;
}

const user = "proto/acme/v1/user.proto";

const assumed = [
  note("assumed-import", 'import "google/api/annotations.proto" is in no source', user),
  note("assumed-import", 'import "buf/validate/validate.proto" is in no source', user),
  note("broken-before", 'expected ";" but found "}"', "proto/acme/v1/old.proto"),
];

/** A number that was another field's, in a file that was renamed since. */
function reused(past: Partial<PastLife>): Finding {
  const before = "  string nick_name = 2;";
  return finding({
    rule: "FIELD_NUMBER_NOT_REUSED",
    categories: ["HISTORY"],
    message: 'field number 2 of acme.v1.User is reused: it was "string nick_name = 2" once',
    instead: "Give the new field a number that no field ever had.",
    before: within("proto/acme/v1/people.proto", 7, before, before.trim()),
    lines: { before, after: "  int32 email = 2;" },
    past: {
      introduced: { commit: "5d6e7f8091a2b3c4d1a2b3c4d5e6f708192a3b4c", date: "2020-11-30" },
      removed: { commit: "3f2a1bc4d5e6f708192a3b4c5d6e7f8091a2b3c4", date: "2021-03-04" },
      release: "v1.2.0",
      isUnreleased: false,
      ...past,
    },
  });
}

const cascade = [
  finding({
    rule: "MESSAGE_NO_DELETE",
    kind: "message",
    subject: "acme.v1.Address",
    message: 'message "acme.v1.Address" was deleted',
    instead: "Keep the message and mark it with `deprecated = true`.",
    fingerprint: "aaaaaaaaaaaa",
    location: span(user, 20, 1, 1),
    before: { path: user, start: { line: 20, column: 1 }, end: { line: 27, column: 2 } },
    lines: { before: "message Address {", after: undefined },
  }),
  ...["street", "city"].map((name, index) =>
    deletion(index + 1, name, {
      subject: `acme.v1.Address.${name}`,
      message: `field ${index + 1} "${name}" of acme.v1.Address was deleted`,
      because: "aaaaaaaaaaaa",
    }),
  ),
  finding({
    rule: "ENUM_NO_DELETE",
    kind: "enum",
    subject: "acme.v1.Address.Kind",
    message: 'enum "acme.v1.Address.Kind" was deleted',
    fingerprint: "bbbbbbbbbbbb",
    because: "aaaaaaaaaaaa",
  }),
  finding({
    rule: "ENUM_VALUE_NO_DELETE",
    severity: "warning",
    kind: "enum_value",
    subject: "acme.v1.Address.Kind.1",
    message: 'enum value 1 "KIND_HOME" of acme.v1.Address.Kind was deleted',
    fingerprint: "cccccccccccc",
    because: "bbbbbbbbbbbb",
  }),
];

const hostileName =
  "::error file=x::y\n::set-output name=a::b %0A::error ::x ##[group]c\u001b[2J\u202e";

const hostile = [
  finding({
    subject: hostileName,
    message: `field 2 "${hostileName}" of acme.v1.User changed type`,
    location: span(`${hostileName}.proto`, 12, 3, 8),
    lines: {
      before: "  string email = 2; // ##[set-env name=PATH]/x \u202e\u2066 ::warning ::x",
      after: "  int32 email = 2; // \u001b]0;title\u0007\u200b ##[endgroup]",
    },
  }),
  finding({
    kind: "file",
    rule: "FILE_NO_DELETE",
    subject: "a,b:c%0D%0A.proto",
    message: 'file "a,b:c%0D%0A.proto" was deleted',
    fingerprint: "eeeeeeeeeeee",
    location: undefined,
    before: span("a,b:c%0D%0A.proto", 1, 1, 1),
    lines: { before: undefined, after: undefined },
  }),
];

const wideBefore = '\toptional string email =\t2 [default="\u540d\u524d"];\r';
const wideAfter =
  '\t/* \u{1f468}\u200d\u{1f469}\u200d\u{1f467} e\u0301 */ optional string email = 2 [default="\u59d3"];';

const longLine = `message User { ${"optional string padding = 1; ".repeat(9)}int32 email = 2; ${"string tail = 3; ".repeat(9)}}`;

export const cases: Readonly<Record<string, ReportCase>> = {
  "type-change": {
    outcome: checked([finding({ also: ["FIELD_WIRE_JSON_COMPATIBLE_TYPE"] })]),
  },
  removal: {
    outcome: checked([deletion(3, "age"), deletion(4, "phone"), finding()]),
  },
  "deleted-file": {
    outcome: checked([
      finding({
        rule: "FILE_NO_DELETE",
        kind: "file",
        subject: "acme/v1/legacy.proto",
        message: 'file "proto/acme/v1/legacy.proto" was deleted with the service acme.v1.Legacy',
        instead: "Keep the file and mark what it declares as deprecated.",
        location: undefined,
        before: span("proto/acme/v1/legacy.proto", 1, 1, 1),
        lines: { before: 'syntax = "proto3";', after: undefined },
      }),
    ]),
  },
  cascade: { outcome: checked(cascade) },
  "cascade-verbose": {
    outcome: checked([...cascade, finding({ also: ["FIELD_WIRE_COMPATIBLE_TYPE"] })]),
    style: { verbose: true },
  },
  "over-limits": {
    outcome: checked([
      ...Array.from({ length: 11 }, (_, index) =>
        deletion(index + 1, `nickname_${index + 1}`, {
          severity: "warning",
          fingerprint: `a${index}`.padStart(12, "0"),
        }),
      ),
      ...Array.from({ length: 13 }, (_, index) =>
        finding({
          message: `field ${index + 20} "id_${index}" of acme.v1.Order changed type from string to int32`,
          fingerprint: `b${index}`.padStart(12, "0"),
          location: span("proto/acme/v1/order.proto", 30 + index, 3, 8),
          before: span("proto/acme/v1/order.proto", 30 + index, 3, 9),
          lines: {
            before: `  string id_${index} = ${index + 20};`,
            after: `  int32 id_${index} = ${index + 20};`,
          },
        }),
      ),
    ]),
  },
  "wide-and-tabs": {
    outcome: checked([
      finding({
        message: 'field 2 "email" of acme.v1.User changed default from "\u540d\u524d" to "\u59d3"',
        before: within(user, 9, wideBefore, '"\u540d\u524d"'),
        location: within(user, 108, wideAfter, '"\u59d3"'),
        lines: { before: wideBefore, after: wideAfter },
      }),
    ]),
  },
  "from-the-past": { outcome: checked([reused({}), reused({ removed: undefined })]) },
  "no-findings": { outcome: checked([]) },
  "no-findings-verbose": {
    outcome: checked([], { files: { changed: 1, compiled: 17 }, notes: assumed.slice(0, 1) }),
    style: { verbose: true },
  },
  "nothing-changed": {
    outcome: checked([], {
      files: { changed: 0, compiled: 0 },
      notes: [note("nothing-changed", "no .proto file changed")],
    }),
  },
  "failed-with-positions": {
    outcome: failed([
      problem('expected ";" after the field number, found "}"', {
        path: user,
        start: { line: 13, column: 1 },
        side: "after",
      }),
      problem('"Adress" is not defined', {
        path: user,
        start: { line: 21, column: 3 },
        side: "after",
        hint: 'did you mean "Address"?',
      }),
      problem('type "acme.v1.User" is defined twice', {
        path: "proto/acme/v1/copy.proto",
        start: { line: 5, column: 9 },
        side: "before",
      }),
    ]),
  },
  "failed-without-position": {
    outcome: failed(
      [
        problem('the base commit of "main" is not in this shallow clone', {
          hint: "git fetch --unshallow origin",
        }),
      ],
      { against: undefined, head: undefined },
    ),
  },
  notes: { outcome: checked([finding({ severity: "warning" })], { notes: assumed }) },
  "changed-configuration": {
    outcome: checked([finding()], {
      notes: [
        note(
          "configuration",
          "the configuration differs between the sides (buf.yaml): in CI that of the old side counts",
        ),
      ],
    }),
  },
  "notes-verbose": {
    outcome: checked([finding({ severity: "warning" })], { notes: assumed }),
    style: { verbose: true },
  },
  "hostile-names": {
    outcome: checked(hostile, {
      head: { label: "refs/##[group]\u001b[31m", commit: undefined },
      notes: [note("skipped-path", `"${hostileName}" is not read`, hostileName)],
    }),
  },
  "ignored-verbose": {
    outcome: checked([finding({ severity: "warning" })], {
      verdict: {
        findings: [finding({ severity: "warning" })],
        ignored: [deletion(3, "age")],
      },
      repository: "https://example.com/acme/apis",
      notes: [
        note("unused-ignore", 'the ignore "proto/old" matches nothing', "buf.yaml"),
        note("assumed-import", 'import "google/api/annotations.proto" is in no source', user),
      ],
    }),
    style: { verbose: true },
  },
  "long-line": {
    outcome: checked([
      finding({
        before: { path: user, start: { line: 1, column: 1 }, end: { line: 4, column: 2 } },
        location: within(user, 1, longLine, "int32"),
        lines: { before: longLine, after: longLine },
      }),
    ]),
    style: { columns: 80 },
  },
  "narrow-terminal": {
    outcome: checked(
      [
        finding({
          message:
            'field 2 "email" of acme.v1.User changed type from acme.common.v1.EmailAddress to acme.common.v2.ContactPoint',
          location: span("services/accounts/proto/acme/v1/user.proto", 12, 3, 31),
          before: span("services/accounts/proto/acme/v1/user.proto", 11, 3, 31),
          lines: {
            before: "  acme.common.v1.EmailAddress email = 2;",
            after: "  acme.common.v2.ContactPoint email = 2;",
          },
        }),
      ],
      { notes: assumed },
    ),
    style: { columns: 60 },
  },
  "moved-file": {
    outcome: checked([
      finding({ before: span("api/acme/v1/user.proto", 11, 3, 9) }),
      deletion(3, "age"),
    ]),
  },
  "image-without-text": {
    outcome: checked([
      finding({ lines: { before: undefined, after: undefined } }),
      finding({
        fingerprint: "ffffffffffff",
        location: undefined,
        before: undefined,
        lines: { before: undefined, after: undefined },
      }),
    ]),
  },
};
