import { exampleRelease } from "../check/example.ts";
import type { Memory, PastChange } from "../check/memory.ts";

/** The path of the file in every example. */
export const examplePath = "acme/v1/example.proto";

/** A past of two commits: one that was released, and one that made the old side of it. */
export function exampleMemory(released: string, before: string): Memory {
  const blobs = new Map([
    ["released", new TextEncoder().encode(released)],
    ["before", new TextEncoder().encode(before)],
  ]);
  return {
    async *changes() {
      yield* changes;
    },
    replacedBy: async () => [],
    read: async () => blobs,
    releases: async () => [{ name: exampleRelease, blob: "released" }],
    hasReleaseBefore: async () => true,
    mainline: async () => ["released", "before"],
  };
}

const first = "3f2a1bc".padEnd(40, "0");

/** The newest first. */
const changes: readonly PastChange[] = [
  {
    commit: "9d4e071".padEnd(40, "0"),
    date: "2024-06-01",
    path: examplePath,
    parent: first,
    before: ["released"],
    after: "before",
    isCut: false,
  },
  {
    commit: first,
    date: "2024-01-01",
    path: examplePath,
    parent: undefined,
    before: [undefined],
    after: "released",
    isCut: false,
  },
];
