import { expect, test } from "vitest";
import { bundledFiles } from "../../scripts/bundled-files.mjs";
import { builtInFile, builtInNames } from "../../src/compile/built-in.ts";

test.each(bundledFiles.map(({ proto }) => proto))(
  "$name is what @bufbuild/protobuf has (npm run built-in)",
  (proto) => {
    expect(builtInFile(proto.name)).toEqual(proto);
  },
);

test("nothing else is built in but descriptor.proto", () => {
  const names = bundledFiles.map(({ proto }) => proto.name);
  expect([...builtInNames]).toEqual([...names, "google/protobuf/descriptor.proto"].sort());
  expect(builtInFile("google/protobuf/nowhere.proto")).toBeUndefined();
});
