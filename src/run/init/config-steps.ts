import { posix } from "node:path";
import { rules } from "../../../rules/index.ts";
import type { AreaContext } from "../../config/area.ts";
import { configurationOf } from "../../config/configuration.ts";
import { configNames } from "../../config/find.ts";
import type { OwnFile } from "../../config/own-file.ts";
import { ownFromBuf } from "../../config/own-from-buf.ts";
import { ownFromLock } from "../../config/own-from-lock.ts";
import { ownText } from "../../config/own-text.ts";
import { folderOf } from "../../config/path-in.ts";
import { readOwn } from "../../config/read-own.ts";
import { isBelow } from "../../policy/path-filter.ts";
import { visible } from "../../report/visible.ts";
import type { Source } from "../../source/source.ts";
import { findDeclarations, textsOf } from "../find-declarations.ts";
import type { Progress } from "../progress.ts";
import { inferredRoots } from "./inferred-roots.ts";
import type { InitStep, WriteStep } from "./init-plan.ts";

/**
 * A proto-compat.yaml beside each buf configuration that is in force, else beside each proto.lock,
 * else one at the top; none where there is one already.
 */
export async function configSteps(source: Source, tell: Progress): Promise<readonly InitStep[]> {
  const protoPaths = [...(await source.list())];
  const { declarations } = await findDeclarations(source, [...protoPaths, "any"]);
  const own = declarations.filter(({ kind }) => kind === "own");
  const kept = own.map(({ path }): InitStep => ({ kind: "keep", path }));
  const isOpen = ({ path }: { readonly path: string }) =>
    !own.some(({ folder }) => isBelow(path, folder));
  const { areas } = configurationOf(declarations, context);
  const theirs = areas.filter(({ declaration }) => declaration.kind !== "own");
  const translated = theirs
    .filter(({ declaration }) => isOpen(declaration))
    .map((area) => {
      const { path, folder } = area.declaration;
      const plugins = area.declaration.kind === "buf" && area.declaration.plugins !== undefined;
      const comment = plugins ? ["Rules of plugins and policies are not run here."] : [];
      return writeStep(
        folder,
        ownFromBuf(area, rules),
        [`From ${visible(path)}.`, ...comment],
        path,
      );
    });
  if (kept.length + theirs.length > 0) return [...kept, ...translated];
  const locked = await stepsFromLocks(source, protoPaths);
  return locked.length > 0 ? locked : [await stepFromNothing(source, tell)];
}

const context: AreaContext = { rules, flags: { use: undefined, except: undefined } };

const ownName = configNames[0];

/** What is written is read first, as by a check. */
function writeStep(
  folder: string,
  file: OwnFile,
  comment: readonly string[],
  from: string | undefined,
): WriteStep {
  const path = posix.join(folder, ownName);
  const text = ownText(file, comment);
  configurationOf([readOwn(path, folder, text)], context);
  return { kind: "write", part: "config", path, text, from };
}

async function stepsFromLocks(
  source: Source,
  protoPaths: readonly string[],
): Promise<readonly WriteStep[]> {
  const folders = new Set(["", ...protoPaths.flatMap(foldersAround)]);
  const locks = await textsOf(
    source,
    [...folders].sort().map((folder) => posix.join(folder, "proto.lock")),
  );
  return [...locks].map(([path, text]) => {
    const folder = folderOf(path);
    const start = folder === "" ? 0 : folder.length + 1;
    const below = protoPaths
      .filter((each) => isBelow(each, folder))
      .map((each) => each.slice(start));
    const comment = [
      `From ${visible(path)}: the rules of protolock as errors, and those about what git remembers.`,
      "What is excluded is not in the lock: take out what should be compared.",
    ];
    const file = ownFromLock(path, text, below);
    return writeStep(folder, file, comment.slice(0, file.excludes === undefined ? 1 : 2), path);
  });
}

function foldersAround(path: string): readonly string[] {
  const folder = folderOf(path);
  return folder === "" ? [] : [folder, ...foldersAround(folder)];
}

async function stepFromNothing(source: Source, tell: Progress): Promise<WriteStep> {
  const roots = await inferredRoots(source, tell);
  const [root = ""] = roots;
  if (roots.length === 1 && root !== "") {
    return writeStep("", { version: 1, roots: [root] }, [], undefined);
  }
  const named = roots.slice(0, 5).map((each) => visible(each || "."));
  const more = roots.length > named.length ? ` and ${roots.length - named.length} more` : "";
  const comment =
    roots.length > 1 ? [`Import names start in ${named.join(", ")}${more}, each for itself.`] : [];
  return writeStep("", { version: 1 }, comment, undefined);
}
