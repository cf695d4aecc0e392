import type { GeneratedFile } from "../check/generated-file.ts";
import type { Stub, StubState } from "../check/stub.ts";

/** Whether a generated file was made of its schemas as they are now. */
export type Freshness = StubState["kind"];

/** The worst of what each file carries, by its path; none for a file that carries nothing. */
export function freshnessByPath(stubs: readonly Stub[]): ReadonlyMap<string, Freshness> {
  const worst = new Map<string, Freshness>();
  for (const { file, state } of stubs) {
    const known = worst.get(file.path);
    if (known === undefined || ranks[state.kind] > ranks[known]) worst.set(file.path, state.kind);
  }
  return worst;
}

const ranks: { readonly [F in Freshness]: number } = {
  unknown: 0,
  fresh: 1,
  orphan: 2,
  options: 3,
  stale: 4,
  unreadable: 5,
};

export const freshnessHead: readonly string[] = [
  "folder",
  "files",
  "fresh",
  "options drift",
  "stale",
  "orphaned",
  "damaged",
  "not verifiable",
];

/** A row for each folder: how many of its generated files are in which state. */
export function freshnessRows(
  files: readonly GeneratedFile[],
  stubs: readonly Stub[],
): readonly (readonly string[])[] {
  const states = freshnessByPath(stubs);
  const folders = new Map<string, Freshness[]>();
  for (const { path } of files) {
    const folder = `${path.slice(0, path.lastIndexOf("/") + 1) || "./"}`;
    const state = states.get(path) ?? "unknown";
    const known = folders.get(folder);
    if (known === undefined) folders.set(folder, [state]);
    else known.push(state);
  }
  return [...folders]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([folder, found]) => {
      const counts = columns.map((column) => found.filter((state) => state === column).length);
      return [
        folder,
        ...[found.length, ...counts].map((number) => (number === 0 ? "-" : `${number}`)),
      ];
    });
}

const columns = ["fresh", "options", "stale", "orphan", "unreadable", "unknown"] as const;
