import { checkCodegen } from "../check/check-codegen.ts";
import type { CodegenSide } from "../check/codegen-facts.ts";
import type { CodegenRule } from "../check/codegen-rule.ts";
import type { Explained } from "../check/explained.ts";
import { isManifest } from "../codegen/candidates.ts";
import { generatedFile } from "../codegen/generated/generated-file.ts";
import { pinsOf } from "../codegen/pins-of.ts";
import { collectManifests } from "../codegen/read-manifests.ts";
import { exampleStubs } from "./example-stubs.ts";

/** Runs a rule about generated code on its own example. */
export function checkCodegenExample(rule: CodegenRule): Explained {
  const { before, after } = rule.example;
  const side = sideOf(after);
  const facts = {
    before: before === undefined ? undefined : sideOf(before),
    after: side,
    ...exampleStubs({ before, after }, side),
    unchanged: new Set(Object.keys(after).filter((path) => before?.[path] === after[path])),
    expected: [],
  };
  const lineOf = (files: Readonly<Record<string, string>> | undefined) => {
    return ({
      path,
      start,
    }: {
      readonly path: string;
      readonly start: { readonly line: number };
    }) => files?.[path]?.split("\n")[start.line - 1];
  };
  const lines = { before: lineOf(before), after: lineOf(after) };
  return { rule, findings: checkCodegen(facts, [rule], lines) };
}

/** A side of the files of an example. */
function sideOf(files: Readonly<Record<string, string>>): CodegenSide {
  const collector = collectManifests(new Set());
  const encoder = new TextEncoder();
  const paths = Object.keys(files).toSorted();
  for (const path of paths) {
    if (isManifest(path)) collector.add({ path, text: files[path] ?? "" });
  }
  const { side } = collector.result();
  const generated = paths.flatMap((path) => {
    const found = generatedFile(path, encoder.encode(files[path] ?? ""));
    return found === undefined ? [] : [found];
  });
  return { pins: pinsOf(side), generated, managed: side.reading.managed };
}
