import { expect, test } from "vitest";
import { fingerprinter, type Identity } from "../../src/check/fingerprint.ts";

const identity: Identity = {
  rule: "FIELD_SAME_TYPE",
  world: "proto",
  subject: "acme.v1.User.email",
  before: "string",
  after: "int32",
};

test("is twelve hexadecimal digits that never change", () => {
  expect(fingerprinter()(identity)).toBe("f68febe9c5a7");
});

test.each<Partial<Identity>>([
  { rule: "FIELD_SAME_NAME" },
  { world: "" },
  { subject: "acme.v1.User.mail" },
  { before: "bytes" },
  { before: undefined },
  { after: "int64" },
  { before: undefined, after: undefined },
  { before: "", after: undefined },
  { world: "prot", subject: "oacme.v1.User.email" },
])("is another one with %j", (other) => {
  expect(fingerprinter()({ ...identity, ...other })).not.toBe(fingerprinter()(identity));
});

test("of equal findings is given in order, none twice", () => {
  const one = fingerprinter();
  const other = fingerprinter();
  const three = [one(identity), one(identity), one(identity)];
  expect(new Set(three).size).toBe(3);
  expect([other(identity), other(identity), other(identity)]).toEqual(three);
});
