import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";

const root = join(import.meta.dirname, "../../fixtures/codegen");

/** A file that a real generator wrote: scripts/gencode.mjs. */
export interface GeneratedFixture {
  /** generator-version/path */
  readonly path: string;
  readonly generator: string;
  readonly version: string;
  readonly content: Uint8Array;
}

export const generatedFolder = join(root, "generated");
export const schemaFolder = join(root, "schema");

export const generatedFixtures: readonly GeneratedFixture[] = readdirSync(generatedFolder, {
  recursive: true,
  encoding: "utf8",
})
  .filter((path) => statSync(join(generatedFolder, path)).isFile())
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !path.endsWith(".binpb"))
  .sort()
  .map((path) => {
    const folder = path.slice(0, path.indexOf("/"));
    const [, generator, version] = /^(.+?)-v?(\d[^-]*)(?:-\w+)?$/.exec(folder) ?? [];
    if (generator === undefined || version === undefined)
      throw new Error(`${folder} has no version`);
    return { path, generator, version, content: readFileSync(posix.join(generatedFolder, path)) };
  });
