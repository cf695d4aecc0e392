import { create } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import { createFolderSource } from "../../src/source/folder.ts";
import { createImageSource } from "../../src/source/image.ts";
import { type NamedRoot, placeImage } from "../../src/source/place-image.ts";
import { createFolder } from "../support/repository.ts";

interface Row {
  readonly title: string;
  /** The names in the image, each with what it imports. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** The files of the other side. */
  readonly paths: readonly string[];
  readonly roots?: readonly NamedRoot[];
  readonly expected: readonly string[];
}

const rows: readonly Row[] = [
  {
    title: "at the top",
    names: { "a/a.proto": [], "a/b.proto": [] },
    paths: ["a/a.proto", "a/b.proto"],
    expected: ["a/a.proto", "a/b.proto"],
  },
  {
    title: "below one folder, a deleted one beside the others",
    names: { "a/a.proto": [], "a/b.proto": [], "a/gone.proto": [] },
    paths: ["proto/a/a.proto", "proto/a/b.proto"],
    expected: ["proto/a/a.proto", "proto/a/b.proto", "proto/a/gone.proto"],
  },
  {
    title: "below the folder that has more of them, where two have some",
    names: { "a/a.proto": [], "a/b.proto": [] },
    paths: ["copy/a/a.proto", "proto/a/a.proto", "proto/a/b.proto"],
    expected: ["proto/a/a.proto", "proto/a/b.proto"],
  },
  {
    title: "below several folders, each where it is",
    names: { "a/a.proto": [], "b/b.proto": [] },
    paths: ["one/a/a.proto", "two/b/b.proto"],
    expected: ["one/a/a.proto", "two/b/b.proto"],
  },
  {
    title: "below a root that is given with a prefix",
    names: { "acme/a.proto": [], "acme/gone.proto": [] },
    paths: ["proto/a.proto", "other/acme/a.proto"],
    roots: [{ folder: "proto", prefix: "acme" }],
    expected: ["proto/a.proto", "proto/gone.proto"],
  },
];

describe("files of an image stand", () => {
  test.each(rows)("$title", async ({ names, paths, roots, expected }) => {
    const files = Object.fromEntries(paths.map((path) => [path, "message A {}"]));
    const other = createFolderSource(createFolder(files), "other");
    const placed = await placeImage(imageWith(names), other, "/top", roots ?? []);
    expect([...(await placed.list())].sort()).toEqual(expected);
    const gone = expected.filter((path) => !paths.includes(path));
    expect(gone.map((path) => placed.isImport(path))).toEqual(gone.map(() => false));
  });
});

describe("what is only imported", () => {
  test("is what the other side imports and does not have", async () => {
    const folder = createFolder({ "proto/a.proto": 'import "x/y.proto";' });
    const image = imageWith({ "a.proto": ["x/y.proto"], "x/y.proto": [], "x/z.proto": [] });
    const placed = await placeImage(image, createFolderSource(folder, "other"), "/top", []);
    const paths = ["proto/a.proto", "proto/x/y.proto", "proto/x/z.proto"];
    expect(paths.map((path) => placed.isImport(path))).toEqual([false, true, false]);
  });

  test("is what stands behind that, as far as the other side tells, and what everybody has", async () => {
    const any = "google/protobuf/any.proto";
    const files = { "b.proto": 'import "c.proto";', "c.proto": "", "d.proto": "", [any]: "" };
    const other = createFolderSource(createFolder(files), "other");
    const placed = await placeImage(imageWith({ "a.proto": ["b.proto"] }), other, "/top", []);
    const imports = Object.keys(files).filter((path) => placed.isImport(path));
    expect(imports).toEqual(["b.proto", "c.proto", any]);
  });

  test("is what the image imports and does not have", async () => {
    const folder = createFolder({ "proto/a.proto": "", "proto/b.proto": "" });
    const image = imageWith({ "a.proto": ["b.proto"] });
    const placed = await placeImage(image, createFolderSource(folder, "other"), "/top", []);
    expect(placed.isImport("proto/b.proto")).toBe(true);
  });
});

function imageWith(names: Row["names"]) {
  const files = Object.entries(names).map(([name, dependency]) => ({
    proto: create(FileDescriptorProtoSchema, { name, dependency: [...dependency] }),
    isImport: false,
    isSyntaxUnspecified: true,
    sourceInfo: undefined,
  }));
  return createImageSource({ files }, "image", {
    root: "/top",
    pathOf: (name) => name,
    behindMissing: [],
    isImported: () => false,
    configured: undefined,
  });
}
