import { isBelow } from "../policy/path-filter.ts";
import { UsageError } from "../text/errors.ts";
import type { Note } from "../text/problem.ts";
import {
  type AreaContext,
  type DeclaredArea,
  type DeclaredModule,
  declaredModule,
  rootsOf,
} from "./area.ts";
import type { BufDeclaration, ModuleDeclaration, WorkDeclaration } from "./declaration.ts";
import { plainPath } from "./path-pattern.ts";
import { type SectionResult, sectionFrom } from "./section.ts";

/**
 * What the buf.yaml and buf.work.yaml of a source make of their folders. A buf.yaml in a module that
 * another file lists is not in force, as where buf is run beside that other file. Throws a
 * UsageError for names that are not known, and for files that cannot stand together.
 */
export function bufAreas(
  works: readonly WorkDeclaration[],
  files: readonly BufDeclaration[],
  context: AreaContext,
): { readonly areas: readonly DeclaredArea[]; readonly notes: readonly Note[] } {
  for (const work of works) requireAlone(work, files);
  const members = new Set(works.flatMap((work) => membersOf(work, files)));
  const workAreas = works.map((work) => workArea(work, membersOf(work, files), context));
  const fileAreas = files
    .filter((file) => !members.has(file))
    .map((file) => fileArea(file, context));
  const listing = [...workAreas, ...fileAreas.filter((each) => lists(each))];
  const areas = [...workAreas, ...fileAreas];
  const inForce = areas.filter((each) => listing.every((other) => !isClaimed(each, other)));
  return {
    areas: inForce,
    notes: areas.filter((each) => !inForce.includes(each)).map((each) => claimedNote(each)),
  };
}

function requireAlone(work: WorkDeclaration, files: readonly BufDeclaration[]): void {
  const file = files.find(({ folder }) => folder === work.folder);
  if (file === undefined) return;
  const start = { line: 1, column: 1 };
  throw new UsageError(
    `"${work.path}" and "${file.path}" exclude each other`,
    "keep the buf.work.yaml with a buf.yaml in each of its directories, or one buf.yaml of version v2",
    { path: work.path, start, end: start },
  );
}

function membersOf(
  work: WorkDeclaration,
  files: readonly BufDeclaration[],
): readonly BufDeclaration[] {
  return files.filter(({ folder }) => work.directories.some((each) => each.folder === folder));
}

function workArea(
  work: WorkDeclaration,
  members: readonly BufDeclaration[],
  context: AreaContext,
): DeclaredArea {
  const silent = { ...work, version: "v1", breaking: undefined, plugins: undefined } as const;
  const modules = work.directories.flatMap((directory): readonly DeclaredModule[] => {
    const member = members.find(({ folder }) => folder === directory.folder);
    if (member?.version === "v2") {
      const hint = "buf.yaml v2 lists its modules itself: remove the buf.work.yaml";
      throw new UsageError(`"${member.path}" is of version v2`, hint, directory.at);
    }
    if (member !== undefined) {
      const modules = member.modules.map((each) => ({ ...each, at: each.at ?? directory.at }));
      return modulesOf({ ...member, modules }, context);
    }
    const module = { ...directory, includes: [], excludes: [], breaking: undefined };
    return modulesOf({ ...silent, modules: [module] }, context);
  });
  return areaOf(work, modules, bufSection(silent, { ...work, breaking: undefined }, context));
}

function fileArea(file: BufDeclaration, context: AreaContext): DeclaredArea {
  const outside = bufSection(file, { folder: file.folder, breaking: undefined }, context);
  return { ...areaOf(file, modulesOf(file, context), outside), notes: pluginNotes(file) };
}

/** `outside` judges what is in none of the modules: what was in one that is gone. */
function areaOf(
  declaration: BufDeclaration | WorkDeclaration,
  modules: readonly DeclaredModule[],
  outside: SectionResult,
): DeclaredArea {
  const scopes = modules.map(({ scope }) => scope);
  return {
    declaration,
    area: { folder: declaration.folder, section: outside.section, scopes, excludes: [] },
    roots: rootsOf(modules.map(({ module }) => module)),
    section: undefined,
    modules,
    notes: [],
  };
}

type BufFile = Pick<BufDeclaration, "path" | "folder" | "version" | "breaking" | "plugins">;

function modulesOf(
  file: BufFile & Pick<BufDeclaration, "modules">,
  context: AreaContext,
): readonly DeclaredModule[] {
  return file.modules.map((module) =>
    declaredModule(module, bufSection(file, module, context), file, (word) =>
      plainPath(word, file.folder),
    ),
  );
}

/** A module's own section replaces that of the file. */
function bufSection(
  file: BufFile,
  module: Pick<ModuleDeclaration, "folder" | "breaking">,
  context: AreaContext,
): SectionResult {
  const { version, folder, breaking, plugins } = file;
  const base = version === "v1beta1" ? module.folder : folder;
  return sectionFrom(module.breaking ?? breaking, {
    dialect: version,
    patternOf: (word) => plainPath(word, base, module.folder),
    hasPlugins: plugins !== undefined,
    ...context,
  });
}

function pluginNotes({ plugins }: BufDeclaration): readonly Note[] {
  if (plugins === undefined) return [];
  const message = "the rules of plugins and policies are not run here";
  return [{ kind: "configuration", message, path: plugins.path, start: plugins.start }];
}

function lists({ declaration }: DeclaredArea): boolean {
  return declaration.kind === "buf" && declaration.lists;
}

/** Whether the folder of one file lies in a module that another lists. */
function isClaimed(one: DeclaredArea, other: DeclaredArea): boolean {
  const { folder, path } = one.declaration;
  return (
    one !== other &&
    folder !== other.declaration.folder &&
    isBelow(folder, other.declaration.folder) &&
    other.modules.some(
      ({ scope }) =>
        isBelow(folder, scope.folder) &&
        (scope.includes.length === 0 || scope.includes.some((each) => each.matches(path))) &&
        !scope.excludes.some((each) => each.matches(path)),
    )
  );
}

function claimedNote({ declaration }: DeclaredArea): Note {
  const message = "not in force: its folder is in a module that another buf configuration lists";
  return { kind: "configuration", message, path: declaration.path };
}
