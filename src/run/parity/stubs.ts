import { isAssumedPackage } from "../../compile/assumed.ts";
import type { World, WorldSide } from "../../select/selection.ts";
import { compileSide } from "../compile-side.ts";

/** What stands in the place of imports that are nowhere. */
export interface Stubs {
  /** Texts by import name; the same names on both sides. */
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/**
 * A file for each missing import, and one for each package of the names that they are taken to
 * define. Nobody knows which import defines which name, so that each stands for all of them.
 */
export function stubsOf(world: World): Stubs {
  const missing = new Set([...missingIn(world.before), ...missingIn(world.after)]);
  if (missing.size === 0) return { before: new Map(), after: new Map() };
  const before = assumedTypes(world, "before");
  const after = assumedTypes(world, "after");
  const packages = [...new Set([...before.keys(), ...after.keys()])];
  const imports = packages.map((name) => `import public "${packageFile(name)}";\n`);
  const stub = `syntax = "proto3";\n${imports.join("")}`;
  const side = (types: ReadonlyMap<string, readonly string[]>) => {
    const declaring = packages.map((name) => {
      return [packageFile(name), packageText(name, types.get(name) ?? [])] as const;
    });
    return new Map([...[...missing].map((name) => [name, stub] as const), ...declaring]);
  };
  return { before: side(before), after: side(after) };
}

function missingIn({ imports }: WorldSide): readonly string[] {
  return [...imports.values()]
    .flatMap((meanings) => [...meanings])
    .flatMap(([name, { kind }]) => (kind === "assumed" ? name : []));
}

/** The simple names by package. Only linking tells which names are assumed. */
function assumedTypes(
  world: World,
  side: "before" | "after",
): ReadonlyMap<string, readonly string[]> {
  const files = compileSide([world], side).worlds.flatMap(({ set }) => set.file);
  return new Map(
    files
      .filter(isAssumedPackage)
      .map((file) => [file.package, file.messageType.map(({ name }) => name)]),
  );
}

function packageFile(name: string): string {
  return `proto-compat-assumed/${name === "" ? "-" : name}.proto`;
}

/** Messages that may be extended, as nobody knows whether they are. */
function packageText(name: string, types: readonly string[]): string {
  const messages = types.map((type) => `message ${type} { extensions 1 to max; }\n`).join("");
  return `syntax = "proto2";\n${name === "" ? "" : `package ${name};\n`}${messages}`;
}
