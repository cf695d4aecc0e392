import { expect, test } from "vitest";
import { readLock } from "../../src/config/read-lock.ts";

const commit = "28151c0d0a1641bf938a7672c500e01d";

test.each([
  {
    name: "v2 names a module in one word",
    text: `version: v2\ndeps:\n  - name: buf.build/acme/types\n    commit: ${commit}\n    digest: b5:99c7\n`,
    folders: [`b5/buf.build/acme/types/${commit}`],
  },
  {
    name: "v1 names it in three",
    text: `version: v1\ndeps:\n  - remote: buf.build\n    owner: acme\n    repository: types\n    commit: ${commit}\n    digest: shake256:99c7\n`,
    folders: [`shake256/buf.build/acme/types/${commit}`],
  },
  { name: "nothing is locked", text: "version: v2\n", folders: [] },
  { name: "a lock that is not YAML locks nothing", text: "deps: [", folders: [] },
  {
    name: "one without a digest is not found",
    text: `deps: [{ name: a/b/c, commit: ${commit} }]`,
    folders: [],
  },
  {
    name: "no name leads out of the cache",
    text: `deps:\n  - { name: ../../etc, commit: ${commit}, digest: b5:0 }\n  - { name: a/b/.., commit: ${commit}, digest: b5:0 }\n  - { name: a/b/c, commit: ../../d, digest: b5:0 }\n  - { name: a/b/c, commit: ${commit}, digest: "..:0" }\n  - { name: "/a/b", commit: ${commit}, digest: b5:0 }\n`,
    folders: [],
  },
])("$name", ({ text, folders }) => {
  expect(readLock("buf.lock", text)).toEqual(folders);
});
