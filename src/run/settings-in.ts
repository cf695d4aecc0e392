import { posix } from "node:path";
import { type Settings, settingsFor } from "../config/settings.ts";
import type { OpenedSource } from "../source/open.ts";
import type { CheckRequest } from "./check-request.ts";
import { findDeclarations } from "./find-declarations.ts";
import { topOf, workingFolder } from "./working-folder.ts";

/** What the configuration of this source says of the run. Throws UsageError for a faulty one. */
export async function settingsIn(
  { config, cwd }: CheckRequest,
  source: OpenedSource,
): Promise<Settings> {
  switch (config.kind) {
    case "none":
      return settingsFor("", []);
    case "file": {
      const { chosenDeclaration } = await import("./chosen-declaration.ts");
      const context = { cwd, top: await topOf(source), governor: undefined };
      const { declaration } = await chosenDeclaration(config.path, context);
      return settingsFor(declaration.folder, [declaration]);
    }
    case "discover": {
      const folder = await workingFolder(source, cwd);
      const { declarations } = await findDeclarations(source, [posix.join(folder, "any")]);
      return settingsFor(folder, declarations);
    }
  }
}
