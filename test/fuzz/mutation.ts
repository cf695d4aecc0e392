import fc from "fast-check";
import { type MutatorName, mutatorNames } from "./mutators.ts";

/** One change of one file, as data: numbers below 2^30 stand for places, and fit any file. */
export interface Mutation {
  readonly kind: MutatorName;
  /** Which file of the set. */
  readonly file: number;
  /** Where in the file; the part of 2^30 that it is. */
  readonly at: number;
  /** Where what is put there comes from, or what it is. */
  readonly from: number;
  /** How much of it. */
  readonly size: number;
}

/** One comparison of files that are near to real ones. */
export interface Case {
  /** Which folder, and which file of it with its imports. */
  readonly folder: number;
  readonly file: number;
  readonly mutations: readonly Mutation[];
  /** How many of the mutations the older side has, too. */
  readonly shared: number;
  /** Whether the older side is the one with all mutations. */
  readonly isSwapped: boolean;
  /** Which report is written. */
  readonly report: number;
}

/** The first number that does not stand for a place. */
export const places = 2 ** 30;

const place = fc.nat(places - 1);

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...mutatorNames),
  file: place,
  at: place,
  from: place,
  size: place,
});

/** Cases without any preference for small numbers. */
export const anyCase: fc.Arbitrary<Case> = fc.noBias(
  fc.record({
    folder: place,
    file: place,
    mutations: fc.array(mutation, { minLength: 1, maxLength: 6, size: "max" }),
    shared: fc.constantFrom(0, 0, 0, 1, 2),
    isSwapped: fc.boolean(),
    report: place,
  }),
);
