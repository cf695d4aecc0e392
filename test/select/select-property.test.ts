import { clone, toBinary } from "@bufbuild/protobuf";
import {
  type FieldDescriptorProto,
  FieldDescriptorProto_Type,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../src/compile/compile.ts";
import type { Selection, Side, World, WorldSide } from "../../src/select/selection.ts";
import { answering, type Settings } from "../support/answering.ts";
import { randomChange } from "../support/random-repository.ts";

const runs = { seed: 20240229, numRuns: 120, interruptAfterTimeLimit: 20_000 };

/** Inferred roots, or explicit ones, of which one has a prefix. */
const settings = fc.constantFrom<Settings>(
  {},
  {
    roots: [
      { folder: "proto", prefix: "" },
      { folder: "other/deep", prefix: "repo.io" },
    ],
  },
);

test("every file that links differently on the two sides is selected", () => {
  const check = fc.property(randomChange, settings, (sides, chosen) => {
    const selected = pathsIn(answering(sides, chosen).selection);
    const all = answering(sides, { ...chosen, all: true }).selection;
    const before = linkedFiles(all, "before");
    const after = linkedFiles(all, "after");
    const differing = [...after].filter(([path, file]) => differs(before.get(path), file));
    expect(differing.map(([path]) => path).filter((path) => !selected.has(path))).toEqual([]);
  });
  fc.assert(check, runs);
});

test("a selected file has the world, the name and the imports that it has among all files", () => {
  const check = fc.property(randomChange, settings, (sides, chosen) => {
    const some = answering(sides, chosen).selection;
    const all = answering(sides, { ...chosen, all: true }).selection;
    const selected = pathsIn(some);
    expect(placesIn(some)).toEqual(placesIn(all).filter(({ path }) => selected.has(path)));
  });
  fc.assert(check, runs);
});

test("a package that is still there is still there among the selected files", () => {
  const check = fc.property(randomChange, settings, (sides, chosen) => {
    const some = answering(sides, chosen).selection;
    const all = packagesIn(answering(sides, { ...chosen, all: true }).selection, "after");
    const kept = packagesIn(some, "after");
    const lost = [...packagesIn(some, "before")].filter((name) => !kept.has(name));
    expect(lost.filter((name) => all.has(name))).toEqual([]);
  });
  fc.assert(check, runs);
});

test("the files of a world hold everything that they import", () => {
  const check = fc.property(randomChange, settings, (sides, chosen) => {
    for (const world of answering(sides, chosen).selection.worlds) {
      for (const { files, compared, imports } of [world.before, world.after]) {
        const paths = files.map((file) => file.path);
        expect(new Set(paths).size).toBe(paths.length);
        const targets = paths.flatMap((path) => targetsOf(imports, path));
        expect(paths).toEqual(expect.arrayContaining([...targets, ...compared.keys()]));
      }
    }
  });
  fc.assert(check, runs);
});

interface Linked {
  /** The descriptor; undefined for a file that does not compile. */
  readonly content: string | undefined;
  /** Whether something that it imports does not compile, so that its names are only assumed; or itself. */
  readonly isDoubtful: boolean;
}

/**
 * A broken file is an error of its own, which is reported where it stands: what is assumed of it in
 * the files above is no difference.
 */
function differs(before: Linked | undefined, after: Linked): boolean {
  if (before?.isDoubtful === true || after.isDoubtful) return false;
  return before?.content !== after.content;
}

function linkedFiles({ worlds }: Selection, side: Side): ReadonlyMap<string, Linked> {
  const linked = worlds.flatMap((world) =>
    [...world[side].compared.keys()].map((path) => [path, linkedAlone(world[side], path)] as const),
  );
  return new Map(linked);
}

/** Each file is linked with its own imports only: no other file has a say in what it means. */
function linkedAlone({ files, imports }: WorldSide, path: string): Linked {
  const below = new Set(targetsOf(imports, path));
  for (const each of below) for (const target of targetsOf(imports, each)) below.add(target);
  const { set, errors, assumed } = compile(
    files.filter((file) => file.path === path || below.has(file.path)),
    imports,
  );
  const linked = set.file.find((each) => each.name === path);
  const count = files.find((file) => file.path === path)?.proto.dependency.length;
  return {
    content: linked === undefined ? undefined : contentOf(linked, count, assumed.get(path)),
    isDoubtful: below.has(path) || errors.some((error) => error.path !== path),
  };
}

/**
 * What a rule can see of a file. Of an assumed name that is only that it is assumed: the file that a
 * missing import may have lent it, and whether that defines an enum there, do not count.
 */
function contentOf(
  linked: FileDescriptorProto,
  importCount: number | undefined,
  assumed: ReadonlySet<string> = new Set(),
): string {
  const file = clone(FileDescriptorProtoSchema, linked);
  file.dependency = file.dependency.slice(0, importCount);
  for (const field of fieldsIn(file)) {
    if (assumed.has(field.typeName.slice(1))) field.type = FieldDescriptorProto_Type.MESSAGE;
  }
  const bytes = toBinary(FileDescriptorProtoSchema, file);
  return [Buffer.from(bytes).toString("hex"), ...[...assumed].sort()].join(" ");
}

function fieldsIn({
  extension,
  messageType,
}: Pick<FileDescriptorProto, "extension" | "messageType">): readonly FieldDescriptorProto[] {
  const below = messageType.flatMap(({ field, extension, nestedType }) => [
    ...field,
    ...fieldsIn({ extension, messageType: nestedType }),
  ]);
  return [...extension, ...below];
}

function targetsOf(imports: WorldSide["imports"], path: string): readonly string[] {
  return [...(imports.get(path)?.values() ?? [])].flatMap((target) =>
    target.kind === "file" ? target.path : [],
  );
}

function pathsIn({ worlds }: Selection): ReadonlySet<string> {
  return new Set(worlds.flatMap(comparedIn));
}

/** With the name of their world. */
function packagesIn({ worlds }: Selection, side: Side): ReadonlySet<string> {
  const names = worlds.flatMap((world) =>
    world[side].files.flatMap(({ path, proto }) =>
      proto.package !== "" && world[side].compared.has(path)
        ? `${world.name}: ${proto.package}`
        : [],
    ),
  );
  return new Set(names);
}

function comparedIn({ before, after }: World): readonly string[] {
  return [...new Set([...before.compared.keys(), ...after.compared.keys()])];
}

function placesIn({ worlds }: Selection) {
  const places = worlds.flatMap((world) =>
    comparedIn(world).map((path) => ({
      path,
      world: world.name,
      before: [world.before.compared.get(path), world.before.imports.get(path)],
      after: [world.after.compared.get(path), world.after.imports.get(path)],
    })),
  );
  return places.sort((left, right) => (left.path < right.path ? -1 : 1));
}
