import fc from "fast-check";
import { expect, test } from "vitest";
import { compileSide } from "../../src/run/compile-side.ts";
import { toSchema } from "../../src/schema/to-schema.ts";
import { answering } from "../support/answering.ts";
import { randomChange } from "../support/random-repository.ts";

const sides = ["before", "after"] as const;

test("what is left of a side can be compared, whatever is wrong with it", () => {
  let broken = 0;
  const property = fc.property(randomChange, fc.boolean(), (change, all) => {
    const { worlds } = answering(change, { all }).selection;
    for (const side of sides) {
      const compiled = compileSide(worlds, side);
      if (compiled.errors.length > 0) broken++;
      expect(() => toSchema(compiled.worlds)).not.toThrow();
    }
  });
  fc.assert(property, { seed: 5, numRuns: 300 });
  expect(broken).toBeGreaterThan(100);
});
