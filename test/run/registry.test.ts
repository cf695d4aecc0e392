import fc from "fast-check";
import { expect, test } from "vitest";
import { compileSide } from "../../src/run/compile-side.ts";
import { toSchema } from "../../src/schema/to-schema.ts";
import { answering } from "../support/answering.ts";
import { randomChange } from "../support/random-repository.ts";

test("what is left of broken repositories is always a schema", () => {
  let broken = 0;
  const property = fc.property(randomChange, (sides) => {
    const { worlds } = answering(sides, { all: true }).selection;
    for (const side of ["before", "after"] as const) {
      const compiled = compileSide(worlds, side);
      broken += compiled.errors.length;
      toSchema(compiled.worlds);
    }
  });
  fc.assert(property, { seed: 20240229, numRuns: 150, interruptAfterTimeLimit: 20_000 });
  expect(broken).toBeGreaterThan(20);
});
